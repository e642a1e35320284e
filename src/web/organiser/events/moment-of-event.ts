import type { LetterMoment } from '../../../domain/moment-words.ts'
import { sayNamed } from '../../../language/say.ts'
import { dayWords, momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'

/** « jeudi 5 septembre à 13 h (fuseau Europe/Paris) »; of a whole day, its date. */
export function momentOfEvent({ now, language }: Visit, moment: LetterMoment, zone: string): string {
  const reader = { now, language, zone }
  return moment.wholeDay ? dayWords(moment.date, reader) : momentWords(moment.at, reader)
}

/** What a date of an event is called: `start`, or a name that its programme gives. */
export function momentName({ language }: Visit, name: string): string {
  return sayNamed(language, 'o.events.moment', name) ?? name
}
