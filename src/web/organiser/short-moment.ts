import { hourWords } from '../../domain/hour-words.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'

/** A zone and a language in which a table shows instants; the page says the zone once. */
export type Clockface = { zone: string; language: Language }

const formats = new Map<string, Intl.DateTimeFormat>()

/** « 1er sept. 2026, 7 h 30 »: for tables whose head, or whose row, names the zone. */
export function shortMoment(at: Date, { zone, language }: Clockface): string {
  const key = `${language} ${zone}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, settingsIn(zone))
  formats.set(key, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const { day = '', month = '', year = '', hour = '', minute = '' } = parts
  return sayIn(language)('time.short', { day, month, year, hour: hourWords(`${hour}:${minute}`, language) })
}

function settingsIn(timeZone: string): Intl.DateTimeFormatOptions {
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }
}
