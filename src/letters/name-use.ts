/**
 * What a letter does with the first name of its reader: nothing, write it where it stands, or more, such as to change its
 * letters or to compare it. Whether there is one may be asked: with a name and without it are never one form.
 */
export type NameUse = 'none' | 'written' | 'more'

const OF_READER = /subscriber\s*[.[]/
const WRITTEN = /\{\{-?\s*subscriber\.first_name\s*(?:\|\s*default:\s*(?:"[^"]*"|'[^']*')\s*)?-?\}\}/g
const ASKED_FOR = /\{%-?\s*(?:if|unless|elsif)\s+subscriber\.first_name\s*-?%\}/g

/** What the parts of a letter do with the name, as they are before they are parsed. */
export function nameUseOf(parts: readonly string[]): NameUse {
  if (!parts.some((part) => OF_READER.test(part))) return 'none'
  const rest = parts.map((part) => part.replace(WRITTEN, '').replace(ASKED_FOR, ''))
  return rest.some((part) => OF_READER.test(part)) ? 'more' : 'written'
}
