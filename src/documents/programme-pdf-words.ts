import type { Language } from '../domain/moment-words.ts'

/** Words of the printed programme. */
export const PDF_WORDS = {
  fr: {
    programme: 'Programme',
    subject: (title: string) => `Le programme de «\u202F${title}\u202F»`,
    lessons: (n: number) => (n === 1 ? 'Une leçon par courriel' : `${n} leçons par courriel`),
    leaves: (hour: string, place: string) => `Chaque leçon part à ${hour}, heure locale (${place}).`,
    undated: 'Les jours se comptent à partir du premier jour de votre session.',
    rolling: 'Le jour 1 est le lendemain de votre inscription confirmée.',
    events: 'Les rendez-vous',
    hoursIn: (place: string) => `Heures\u00A0: ${place}.`,
    leftOut: { 'skipped-date': 'sans lettre', 'public-holiday': 'jour férié' },
  },
  en: {
    programme: 'Programme',
    subject: (title: string) => `The programme of “${title}”`,
    lessons: (n: number) => (n === 1 ? 'One lesson by e-mail' : `${n} lessons by e-mail`),
    leaves: (hour: string, place: string) => `Each lesson leaves at ${hour}, local time (${place}).`,
    undated: 'Days are counted from the first day of your session.',
    rolling: 'Day 1 is the day after your sign-up is confirmed.',
    events: 'Events',
    hoursIn: (place: string) => `Hours: ${place}.`,
    leftOut: { 'skipped-date': 'no letter', 'public-holiday': 'public holiday' },
  },
} as const satisfies Record<Language, unknown>
