import { countdown } from '../../domain/countdown.ts'
import { localDate } from '../../domain/local-time.ts'
import { dateWords, timeWords } from '../../domain/moment-words.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'

/** Who reads it: at which instant, in which zone and language. */
type Reader = { now: Date; zone: string; language: Language }

const HOUR_MS = 60 * 60_000
/** Up to here, hours tell more than days. */
const MOST_HOURS = 48

/** « dans 14 h », as long as hours tell more than days; « dans 3 jours » after that. */
export function aheadWords(at: Date, reader: Reader): string {
  const hours = Math.floor((at.getTime() - reader.now.getTime()) / HOUR_MS)
  if (hours >= 1 && hours < MOST_HOURS) return sayIn(reader.language)('o.inHours', { hours })
  return countdown({ at, wholeDay: false, date: localDate(at, reader.zone) }, reader)
}

/** « lundi 1er mars, 7 h 30 », without its zone. */
export function dayAndHour(at: Date, reader: Reader): string {
  const moment = { at, wholeDay: false, date: localDate(at, reader.zone) }
  return `${dateWords(moment, reader)}, ${timeWords(moment, reader)}`
}
