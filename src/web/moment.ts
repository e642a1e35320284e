import { localDate, startOfLocalDay } from '../domain/local-time.ts'
import { dateWords, type Reader, timeWords } from '../domain/moment-words.ts'
import { zoneWords } from '../domain/place.ts'
import { sayIn } from '../language/say.ts'

/** « jeudi 5 septembre à 7 h 30 (fuseau horaire : Paris) », as calendars and clocks of the reader show it. */
export function momentWords(at: Date, reader: Reader): string {
  const { zone, language } = reader
  const moment = { at, wholeDay: false, date: localDate(at, zone) }
  const told = { date: dateWords(moment, reader), time: timeWords(moment, reader) }
  return sayIn(language)('moment.told', { ...told, zone: zoneWords(zone, language) })
}

/** « lundi 11 janvier 2027 », with the year when it is not this one. */
export function dayWords(date: string, reader: Reader): string {
  return dateWords({ at: startOfLocalDay(date, reader.zone), wholeDay: true, date }, reader)
}
