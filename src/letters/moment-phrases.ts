import {
  dateWords,
  type Language,
  type LetterMoment,
  type Reader,
  relativeDay,
  timeWords,
} from '../domain/moment-words.ts'

/** What stands before a date and before an hour, within a sentence. */
const GRAMMAR: Readonly<Record<Language, { on: string; at: string }>> = {
  fr: { on: 'le ', at: ' à ' },
  en: { on: 'on ', at: ' at ' },
}

/** « demain à 13 h », « le jeudi 19 septembre à 13 h », « le jeudi 19 septembre ». */
export function when(moment: LetterMoment, reader: Reader): string {
  const day = relativeDay(moment, reader)
  const isNear = day !== dateWords(moment, reader)
  return `${isNear ? '' : GRAMMAR[reader.language].on}${day}${hour(moment, reader)}`
}

/** « Demain à 13 h », « Jeudi 19 septembre »: at the beginning, without an article. */
export function whenCapital(moment: LetterMoment, reader: Reader): string {
  const day = relativeDay(moment, reader)
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}${hour(moment, reader)}`
}

/** « jeudi 19 septembre à 13 h », true whenever it is read. */
export function dateTime(moment: LetterMoment, reader: Reader): string {
  return `${dateWords(moment, reader)}${hour(moment, reader)}`
}

function hour(moment: LetterMoment, reader: Reader): string {
  return moment.wholeDay ? '' : `${GRAMMAR[reader.language].at}${timeWords(moment, reader)}`
}
