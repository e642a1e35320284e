import type { Language } from '../../../domain/moment-words.ts'
import type { EventNoteKind } from '../event-note-kind.ts'
import type { EventNoteWords } from '../event-note-words.ts'
import { ENGLISH_ANSWERS } from './english-answers.ts'
import { ENGLISH_COMMON, ENGLISH_WEBINAR } from './english-common.ts'
import { ENGLISH_MOOC } from './english-mooc.ts'
import { FRENCH_ANSWERS } from './french-answers.ts'
import { FRENCH_COMMON, FRENCH_WEBINAR } from './french-common.ts'
import { FRENCH_MOOC } from './french-mooc.ts'

/** The words of every letter about an event. */
export const EVENT_NOTE_WORDS: Record<Language, Record<EventNoteKind, EventNoteWords>> = {
  fr: { ...FRENCH_ANSWERS, ...FRENCH_WEBINAR, ...FRENCH_MOOC, ...FRENCH_COMMON },
  en: { ...ENGLISH_ANSWERS, ...ENGLISH_WEBINAR, ...ENGLISH_MOOC, ...ENGLISH_COMMON },
}
