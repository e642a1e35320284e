import type { Language } from './moment-words.ts'

const PATHS = { fr: '/aide', en: '/help' } as const satisfies Record<Language, string>

/** Where the help page is in a language; each offers the other. */
export function helpPath(language: Language): string {
  return PATHS[language]
}
