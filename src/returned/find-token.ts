import { type RecipientToken, recipientToken } from '../domain/token-addresses.ts'
import { readToken, TOKEN_LENGTH, type TokenKeys } from '../domain/tokens.ts'
import type { OpenMail } from './open-mail.ts'

/** The token of an address of ours: of which row it is, or that it is not ours or not there. */
export type FoundToken =
  | { state: 'valid'; purpose: RecipientToken['purpose']; id: number }
  | { state: 'invalid' | 'absent' }

/** Where servers write down whom a mail came to, when the envelope is gone. */
const ADDRESSED = [
  ...['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to', 'apparently-to', 'to'],
]

/** Where a letter of ours tells its own addresses. The last of them is of the enrolment, not of the delivery. */
const OF_LETTER = ['return-path', 'original-mail-from', 'list-unsubscribe']

const ADDRESS = /\b(?:b|unsub)\+[\w-]{1,80}@[\w.-]{1,253}/gi
const MOST_ADDRESSES = 20
const UNSUBSCRIBE_LINK = new RegExp(`/u/([\\w-]{${TOKEN_LENGTH}})(?![\\w-])`, 'g')

/** The token of the address that a mail came to: of its envelope, or as its headers tell. */
export function tokenOfAddress(recipient: string, mail: OpenMail, keys: TokenKeys): FoundToken {
  const texts = ADDRESSED.flatMap((name) => mail.headers.get(name) ?? [])
  return firstValid([recipient, ...texts], keys)
}

/** The token of a letter of which a report quotes the headers. */
export function tokenOfLetter(quoted: ReadonlyMap<string, string>, keys: TokenKeys): FoundToken {
  return firstValid(
    OF_LETTER.flatMap((name) => quoted.get(name) ?? []),
    keys,
  )
}

/** The token of a link to unsubscribe, or of such an address, in what a person quotes. */
export function tokenInText(text: string, keys: TokenKeys): FoundToken {
  for (const [, token = ''] of text.matchAll(UNSUBSCRIBE_LINK)) {
    const id = readToken(keys, 'unsubscribe', token)
    if (id !== undefined) return { state: 'valid', purpose: 'unsubscribe', id }
  }
  return firstValid([text], keys)
}

function firstValid(texts: readonly string[], keys: TokenKeys): FoundToken {
  const addresses = texts.flatMap((text) => text.slice(0, 2_000).match(ADDRESS) ?? [])
  const tokens = addresses.slice(0, MOST_ADDRESSES).flatMap((address) => recipientToken(address) ?? [])
  for (const { purpose, token } of tokens) {
    const id = readToken(keys, purpose, token)
    if (id !== undefined) return { state: 'valid', purpose, id }
  }
  return { state: tokens.length === 0 ? 'absent' : 'invalid' }
}
