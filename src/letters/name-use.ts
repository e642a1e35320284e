/**
 * What a letter does with the first name of its reader: nothing, write it where it stands, or more, such as to change its
 * letters or to compare it. Whether there is one may be asked: with a name and without it are never one form.
 */
export type NameUse = 'none' | 'written' | 'more'

type Patterns = Readonly<Record<'mentioned' | 'written' | 'asked', RegExp>>

/** How lessons call it, and how letters of the service do. */
const IN_LESSONS = patterns(/subscriber\s*[.[]/, 'subscriber\\.first_name')
const IN_SERVICE_LETTERS = patterns(/\bfirst_name\b/, 'first_name')

function patterns(mentioned: RegExp, name: string): Patterns {
  return {
    mentioned,
    written: new RegExp(
      `\\{\\{-?\\s*${name}\\s*(?:\\|\\s*default:\\s*(?:"[^"]*"|'[^']*')\\s*)?-?\\}\\}`,
      'g',
    ),
    asked: new RegExp(`\\{%-?\\s*(?:if|unless|elsif)\\s+${name}\\s*-?%\\}`, 'g'),
  }
}

/** What the parts of a lesson do with the name, as they are before they are parsed. */
export function nameUseOf(parts: readonly string[]): NameUse {
  return useOf(parts, IN_LESSONS)
}

/** The same of a letter of the service. */
export function nameUseOfService(parts: readonly string[]): NameUse {
  return useOf(parts, IN_SERVICE_LETTERS)
}

function useOf(parts: readonly string[], { mentioned, written, asked }: Patterns): NameUse {
  if (!parts.some((part) => mentioned.test(part))) return 'none'
  const rest = parts.map((part) => part.replace(written, '').replace(asked, ''))
  return rest.some((part) => mentioned.test(part)) ? 'more' : 'written'
}
