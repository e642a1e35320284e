import type { Language } from '../domain/moment-words.ts'

/** Words about courses that every document and page of a language has. */
export const COURSE_WORDS = {
  fr: {
    moments: {
      opens: 'ouverture des inscriptions',
      start: 'début',
      end: 'fin',
      print: 'parution sur papier',
      online: 'mise en ligne',
    },
    day: (day: number) => `Jour\u00A0${day}`,
    colon: '\u00A0: ',
  },
  en: {
    moments: { opens: 'sign-up opens', start: 'starts', end: 'ends', print: 'in print', online: 'online' },
    day: (day: number) => `Day\u00A0${day}`,
    colon: ': ',
  },
} as const satisfies Record<Language, unknown>

/** What happens at a moment of an event; a name that only this programme uses, as it is written there. */
export function momentName(moment: string, language: Language): string {
  const known: Readonly<Record<string, string>> = COURSE_WORDS[language].moments
  return Object.hasOwn(known, moment) ? (known[moment] ?? moment) : moment.replaceAll('_', ' ')
}
