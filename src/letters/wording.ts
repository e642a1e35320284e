import type { Language } from '../domain/moment-words.ts'

/** Words that every letter of a language has, whatever its programme. */
export const WORDING = {
  fr: {
    doors: { inform: 'S’informer', train: 'Se former', act: 'Agir efficacement' },
    further: 'Pour aller plus loin',
    progress: (ordinal: string, days: number) => `${ordinal} jour sur ${days}`,
    colon: '\u00A0:',
    why: (programme: string) => `Vous recevez cette lettre parce que vous suivez «\u202F${programme}\u202F».`,
    read: 'Lire en ligne',
    me: 'Mon cours',
    unsubscribe: 'Ne plus la recevoir',
    help: 'Aide et vos données',
  },
  en: {
    doors: { inform: 'Read', train: 'Learn', act: 'Act' },
    further: 'Going further',
    progress: (ordinal: string, days: number) => `${ordinal} day of ${days}`,
    colon: ':',
    why: (programme: string) => `You receive this letter because you follow “${programme}”.`,
    read: 'Read online',
    me: 'My course',
    unsubscribe: 'Stop receiving it',
    help: 'Help and your data',
  },
} as const satisfies Record<Language, unknown>
