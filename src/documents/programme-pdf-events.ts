import { zoneWords } from '../domain/place.ts'
import { sayIn } from '../language/say.ts'
import type { Course } from './course.ts'
import type { CourseEvent } from './course-events.ts'
import { capital, momentLine } from './event-words.ts'
import { typeset } from './french-marks.ts'
import { add, type Doc, type Element, PAGE, SOFT } from './pdf-sheet.ts'
import { columnAt, heightOfWords, set } from './pdf-text.ts'

/** `year` goes without saying; `zone` is told when nothing above has said whose hours these are. */
type Place = {
  y: number
  course: Course
  events: CourseEvent[]
  year: string | undefined
  zone: string | undefined
}

/** An event as it is set, and the points that it takes. */
type Entry = { title: string; lines: string[]; height: number }

const GAP = 14
const HEADING = 22
const COLUMN = (PAGE.right - PAGE.left - GAP) / 2
const TITLE = { font: 'bold', size: 10.5, lines: 3, width: COLUMN } as const
const LINE = { font: 'roman', size: 9.8, lines: 2, width: COLUMN } as const
const UNDER_EVENT = 5

/** Writes the events under the lessons in two columns, on a page of their own when they do not fit there. */
export function writeEvents(doc: Doc, root: Element, { y, course, events, year, zone }: Place): void {
  if (events.length === 0) return
  const say = sayIn(course.programme.language)
  const entries = events.map((event) => entryOf(doc, event, { course, year }))
  const isAtHome = y + GAP + HEADING + higherColumn(entries, leftCount(entries)) <= PAGE.bottom
  if (!isAtHome) doc.addPage()
  const top = isAtHome ? y + GAP : PAGE.top
  add(doc, root, 'H2', () => set(doc, say('print.events'), top, { font: 'bold', size: 15 }))
  const note = { font: 'italic', size: 9.5, colour: SOFT, x: PAGE.left + COLUMN, align: 'right' } as const
  if (zone)
    add(doc, root, 'P', () => set(doc, capital(zoneWords(zone, course.programme.language)), top + 6, note))
  writeColumns(doc, root, { top: top + HEADING, entries })
}

function entryOf(doc: Doc, event: CourseEvent, { course, year }: Pick<Place, 'course' | 'year'>): Entry {
  const { language } = course.programme
  const title = typeset(event.title, language)
  const lines = event.moments.map((moment) => momentLine(moment, event, { language, year }))
  const heights = [
    heightOfWords(doc, title, TITLE),
    ...lines.map((line) => heightOfWords(doc, line, LINE)),
    UNDER_EVENT,
  ]
  return { title, lines, height: sum(heights) }
}

/** How many entries stand in the left column, so that the higher of the two is as low as can be. */
function leftCount(entries: Entry[]): number {
  const counts = entries.map((_, index) => index + 1)
  return counts.reduce(
    (best, count) => (higherColumn(entries, count) < higherColumn(entries, best) ? count : best),
    1,
  )
}

function higherColumn(entries: Entry[], inLeft: number): number {
  const heights = entries.map(({ height }) => height)
  return Math.max(sum(heights.slice(0, inLeft)), sum(heights.slice(inLeft)))
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}

/** The left column first, then the right one, on as many pages as it takes. */
function writeColumns(doc: Doc, root: Element, { top, entries }: { top: number; entries: Entry[] }): void {
  const inLeft = leftCount(entries)
  let column = 0
  let start = top
  let y = top
  for (const [index, entry] of entries.entries()) {
    const isFull = y > start && y + entry.height > PAGE.bottom
    if (isFull || (index === inLeft && column === 0)) {
      if (column === 1) {
        doc.addPage()
        start = PAGE.top
      }
      column = 1 - column
      y = start
    }
    y = writeEntry(doc, root, { y, x: PAGE.left + column * (COLUMN + GAP), entry })
  }
}

function writeEntry(
  doc: Doc,
  root: Element,
  { y, x, entry }: { y: number; x: number; entry: Entry },
): number {
  const written = columnAt(doc, root, { y, x })
  written.write('H3', entry.title, TITLE)
  for (const line of entry.lines) written.write('P', line, LINE)
  return written.y + UNDER_EVENT
}
