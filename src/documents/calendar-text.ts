import type { ICalCalendar } from 'ical-generator'
import type { Language } from '../language/catalogues.ts'
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

/** An entry of a calendar: `sequence` and `writtenAt` are those of its last change. */
type Entry = {
  readonly uid: string
  readonly sequence: number
  readonly writtenAt: Date
  readonly start: Date
  readonly end: Date
  readonly title: string
  readonly language: Language
}

/** What an entry has in every calendar. */
export function entryFields({ uid, sequence, writtenAt, start, end, title, language }: Entry) {
  return { id: uid, sequence, stamp: writtenAt, start, end, summary: oneLine(title, language) }
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
