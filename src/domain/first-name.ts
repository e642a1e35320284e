import { trimUnseen } from './unseen.ts'

/** `name` is absent where none was given. */
export type ReadFirstName = { ok: true; name?: string } | { ok: false; why: FirstNameMistake }

/** `link` is a mistake where anybody can have a letter sent to anybody. */
export type FirstNameMistake = 'control' | 'formula' | 'too-long' | 'link'

const LONGEST = 100
const FORMULA = /^[=+@-]/
const CONTROL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFD]/u

/** What programs and people write where they have no first name: signs alone, and these words. */
const NONE = new Set(['null', '(null)', 'none', 'undefined', 'n/a', '#n/a', 'n.a.', '(vide)', '(blank)'])
const SIGNS_ALONE = /^[\p{P}\p{S}\s]*$/u

/** Initials that a name follows: a space makes a name of what programs would make a link of. */
const INITIAL = /(?<!\p{L})(\p{Lu})\.(?=\p{Lu})/gu
const BOTH = /(?<=\p{L})\s*\/\s*(?=\p{L})/gu

/** Mail programs make a link of it: anybody could have us send their link to anybody. */
const LOOKS_LIKE_A_LINK = /(?<! )\/|\/(?! )|[@\\<>]|\p{L}\.\p{L}{2,}|\bwww\b/iu

/**
 * Reads a first name as it was typed: `J.Pierre` is kept as `J. Pierre`, `Anne/Paul` as `Anne / Paul`; `-` or `null`
 * alone means none. A name that starts like a formula is refused: a spreadsheet would run it when the list is exported.
 */
export function readFirstName(typed: string): ReadFirstName {
  const name = trimUnseen(typed).normalize('NFC')
  if (CONTROL.test(name) || !name.isWellFormed()) return { ok: false, why: 'control' }
  if (SIGNS_ALONE.test(name) || NONE.has(name.toLowerCase())) return { ok: true }
  if (FORMULA.test(name)) return { ok: false, why: 'formula' }
  if (name.length > LONGEST) return { ok: false, why: 'too-long' }
  return { ok: true, name: name.replace(INITIAL, '$1. ').replace(BOTH, ' / ') }
}

/** As `readFirstName`, for a letter that anybody can have sent to anybody: what looks like a link is refused. */
export function readGreeting(typed: string): ReadFirstName {
  const read = readFirstName(typed)
  if (!read.ok || read.name === undefined) return read
  const isLink = !typed.isWellFormed() || LOOKS_LIKE_A_LINK.test(read.name)
  return isLink ? { ok: false, why: 'link' } : read
}
