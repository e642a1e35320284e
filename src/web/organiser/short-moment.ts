import type { Language } from '../../language/catalogues.ts'

/** A zone and a language in which a table shows instants; the page says the zone once. */
export type Clockface = { zone: string; language: Language }

const formats = new Map<string, Intl.DateTimeFormat>()

/** « 5 sept. 2026, 07:30 »: for tables whose head, or whose row, names the zone. */
export function shortMoment(at: Date, { zone, language }: Clockface): string {
  const key = `${language} ${zone}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, settingsIn(zone))
  formats.set(key, format)
  return format.format(at)
}

function settingsIn(timeZone: string): Intl.DateTimeFormatOptions {
  return { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone }
}
