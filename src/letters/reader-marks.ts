const KINDS = ['unsubscribe', 'me', 'read'] as const
export type TokenKind = (typeof KINDS)[number]

/** The tokens in the addresses of one reader's own pages, all of one length, of letters and digits of base64url. */
export type ReaderTokens = Readonly<Record<TokenKind, string>>

export type TokenBytes = Readonly<Record<TokenKind, Buffer>>

export function bytesOf({ unsubscribe, me, read }: ReaderTokens): TokenBytes {
  return {
    unsubscribe: Buffer.from(unsubscribe, 'latin1'),
    me: Buffer.from(me, 'latin1'),
    read: Buffer.from(read, 'latin1'),
  }
}

/** What differs from reader to reader of the same words. `firstName` is as it was typed. */
export type LetterReader = { readonly tokens: ReaderTokens; readonly firstName: string | null }

/** How a letter writes what was typed as a first name; empty where it leaves it out. */
export type NameOf = (typed: string | null) => string

/** A made-up reader whose values are marks, to be found again in what was written for them. */
export type MarkedReader = LetterReader & { readonly firstName: string }

/**
 * Marks for tokens of one length. A letter may hold such a mark itself: what is stamped is compared with what is filled
 * before it is trusted.
 */
export function markedReader(tokenLength: number): MarkedReader {
  const markOf = (kind: TokenKind) => `zq${kind}MARK${'0Q-z_9'.repeat(tokenLength)}`.slice(0, tokenLength)
  const tokens = { unsubscribe: markOf('unsubscribe'), me: markOf('me'), read: markOf('read') }
  return { tokens, firstName: 'ZqFirstNameMark' }
}

/** The kinds of tokens by their marks. */
export function kindsByMark({ tokens }: MarkedReader): ReadonlyMap<string, TokenKind> {
  return new Map(KINDS.map((kind) => [tokens[kind], kind]))
}

/** The second has nothing of an address or of a command in it, which some letters leave out. */
const AWKWARD_NAMES = [
  '. "É\u0301loïse" & <b>Zoë</b> d’Aubigné-O\'Brien = 👩‍👩‍👧 שלום ',
  '"É\u0301loïse" Zoë d’Aubigné-O\'Brien - 👩‍👩‍👧 שלום ',
]

/**
 * Another made-up reader, to try a letter with: tokens of every kind of character, and a long name of awkward ones, as far
 * as the letter writes it.
 */
export function probeReader(tokenLength: number, nameOf: NameOf): LetterReader {
  const tokenOf = (pattern: string) => pattern.repeat(tokenLength).slice(0, tokenLength)
  const tokens = { unsubscribe: tokenOf('cD-_9'), me: tokenOf('xY0-zQ_'), read: tokenOf('7kLm_-W3') }
  const names = AWKWARD_NAMES.map((name) => name.repeat(2))
  return { tokens, firstName: names.find((name) => nameOf(name) !== '') ?? null }
}
