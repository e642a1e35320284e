/** What a text editor or a mail program puts beside an address without showing it, by its name in Unicode. */
const NAMES: Readonly<Record<string, string>> = {
  '00A0': 'NO-BREAK SPACE',
  '00AD': 'SOFT HYPHEN',
  '034F': 'COMBINING GRAPHEME JOINER',
  '061C': 'ARABIC LETTER MARK',
  '115F': 'HANGUL CHOSEONG FILLER',
  '1680': 'OGHAM SPACE MARK',
  '180E': 'MONGOLIAN VOWEL SEPARATOR',
  '2000': 'EN QUAD',
  '2001': 'EM QUAD',
  '2002': 'EN SPACE',
  '2003': 'EM SPACE',
  '2004': 'THREE-PER-EM SPACE',
  '2005': 'FOUR-PER-EM SPACE',
  '2006': 'SIX-PER-EM SPACE',
  '2007': 'FIGURE SPACE',
  '2008': 'PUNCTUATION SPACE',
  '2009': 'THIN SPACE',
  '200A': 'HAIR SPACE',
  '200B': 'ZERO WIDTH SPACE',
  '200C': 'ZERO WIDTH NON-JOINER',
  '200D': 'ZERO WIDTH JOINER',
  '200E': 'LEFT-TO-RIGHT MARK',
  '200F': 'RIGHT-TO-LEFT MARK',
  '202A': 'LEFT-TO-RIGHT EMBEDDING',
  '202B': 'RIGHT-TO-LEFT EMBEDDING',
  '202C': 'POP DIRECTIONAL FORMATTING',
  '202D': 'LEFT-TO-RIGHT OVERRIDE',
  '202E': 'RIGHT-TO-LEFT OVERRIDE',
  '202F': 'NARROW NO-BREAK SPACE',
  '205F': 'MEDIUM MATHEMATICAL SPACE',
  '2060': 'WORD JOINER',
  '2061': 'FUNCTION APPLICATION',
  '2062': 'INVISIBLE TIMES',
  '2063': 'INVISIBLE SEPARATOR',
  '2064': 'INVISIBLE PLUS',
  '2066': 'LEFT-TO-RIGHT ISOLATE',
  '2067': 'RIGHT-TO-LEFT ISOLATE',
  '2068': 'FIRST STRONG ISOLATE',
  '2069': 'POP DIRECTIONAL ISOLATE',
  '3000': 'IDEOGRAPHIC SPACE',
  FEFF: 'ZERO WIDTH NO-BREAK SPACE',
}

/** Spaces that are not on a keyboard, and characters that take no room. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu')
const EDGE = /^(?:[\s\p{Cf}\p{Default_Ignorable_Code_Point}])$/u

/**
 * The text without white space and invisible characters at its ends. It looks at one character after another from either
 * end: a pattern for both ends takes quadratic time on a long run of spaces that ends in a letter.
 */
export function trimUnseen(text: string): string {
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text
  let [from, to] = [0, text.length]
  while (from < to && isEdge(text, from)) from += charLength(text, from)
  while (to > from && isEdge(text, startOfChar(text, to))) to = startOfChar(text, to)
  return text.slice(from, to)
}

/** Such as `U+200B ZERO WIDTH SPACE` for the first invisible character of a text; undefined where there is none. */
export function unseenIn(text: string): string | undefined {
  const found = UNSEEN.exec(text)
  if (found === null) return undefined
  const code = codeOf(found[0])
  return `U+${code} ${NAMES[code] ?? 'INVISIBLE CHARACTER'}`
}

/** The text with each invisible character as `<U+200B>`, for messages. */
export function spellUnseen(text: string): string {
  return text.replace(ALL_UNSEEN, (found) => `<U+${codeOf(found)}>`)
}

/** The text with each control character as `<U+001B>`: a terminal would obey it. */
export function spellControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (found) => `<U+${codeOf(found)}>`)
}

/** The number of a character as Unicode writes it, such as `200B`. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** Most texts begin and end with a visible ASCII character, which the patterns need not be asked about. */
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f
}

function isEdge(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return EDGE.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

function charLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function startOfChar(text: string, end: number): number {
  return end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff ? end - 2 : end - 1
}
