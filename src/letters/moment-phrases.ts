import { dateWords, type LetterMoment, type Reader, relativeDay, timeWords } from '../domain/moment-words.ts'
import { sayIn } from '../language/say.ts'

/** « demain à 13 h », « le jeudi 19 septembre à 13 h », « le jeudi 19 septembre ». */
export function when(moment: LetterMoment, reader: Reader): string {
  const day = relativeDay(moment, reader)
  const date = dateWords(moment, reader)
  return withHour(day === date ? sayIn(reader.language)('time.onDate', { date }) : day, moment, reader)
}

/** « Demain à 13 h », « Jeudi 19 septembre »: at the beginning, without an article. */
export function whenCapital(moment: LetterMoment, reader: Reader): string {
  const day = relativeDay(moment, reader)
  return withHour(`${day.charAt(0).toUpperCase()}${day.slice(1)}`, moment, reader)
}

/** « jeudi 19 septembre à 13 h », true whenever it is read. */
export function dateTime(moment: LetterMoment, reader: Reader): string {
  return withHour(dateWords(moment, reader), moment, reader)
}

/** A whole day has no hour. */
function withHour(day: string, moment: LetterMoment, reader: Reader): string {
  if (moment.wholeDay) return day
  return sayIn(reader.language)('time.dayAtHour', { day, hour: timeWords(moment, reader) })
}
