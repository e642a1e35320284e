import type { ICalCalendar } from 'ical-generator'
import type { Language } from '../domain/moment-words.ts'
import { typeset } from './french-marks.ts'

/** What wrote a calendar (PRODID). */
export function calendarWriter(language: Language) {
  return { company: 'Feuilleton', product: 'Calendar', language: language.toUpperCase() }
}

/** A calendar as it is kept and submitted: every line, the last one too, ends in CRLF. */
export function calendarText(calendar: ICalCalendar): string {
  return `${calendar.toString().trimEnd()}\r\n`
}

/** A text for one line of a calendar; a line break in it is a space. */
export function oneLine(text: string, language: Language): string {
  return typeset(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), language).toWellFormed()
}

/** A text that keeps its line breaks, as LF, and no other control character. */
export function severalLines(text: string, language: Language): string {
  const broken = text.replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n').replace(/[^\P{Cc}\n\t]+/gu, ' ')
  return typeset(broken, language).toWellFormed()
}

/** A URL as the value of a property. The library escapes these marks as if it were a text, which no URL knows of. */
export function uriValue(url: string): string {
  return url.toWellFormed().replace(/[^!-~]|[\\;,]/gu, encodeURIComponent)
}
