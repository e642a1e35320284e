import { localDate } from '../../domain/local-time.ts'
import { dateWords, type LetterMoment, type Reader, relativeDay } from '../../domain/moment-words.ts'

/** A moment with what is true of it for a reader. Whole days are judged by the reader's own calendar. */
export type Told = LetterMoment & {
  /** It has come: a whole day, once it has begun. */
  readonly passed: boolean
  /** It is in the past: a whole day, once it has ended. */
  readonly over: boolean
  /** `relative_day` has a word for it, such as « demain ». */
  readonly near: boolean
  /** It has an hour. */
  readonly timed: boolean
}

/** What is true of moments for one reader. */
export function teller(reader: Reader): (moment: LetterMoment) => Told {
  const today = localDate(reader.now, reader.zone)
  return ({ at, wholeDay, date }) => {
    const moment = { at, wholeDay, date }
    return {
      ...moment,
      passed: wholeDay ? today >= date : reader.now >= at,
      over: wholeDay ? today > date : reader.now >= at,
      near: relativeDay(moment, reader) !== dateWords(moment, reader),
      timed: !wholeDay,
    }
  }
}
