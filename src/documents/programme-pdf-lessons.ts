import type { IsoDate } from '../domain/calendar-rule.ts'
import { lessonNumber } from '../domain/lesson-number.ts'
import { sayNamed } from '../language/say.ts'
import { sectionColours } from '../letters/section-colours.ts'
import type { Course, CourseLesson } from './course.ts'
import type { CourseDates } from './course-dates.ts'
import { dayAndMonth, weekdayOf } from './date-words.ts'
import { typeset } from './french-marks.ts'
import {
  add,
  asWritten,
  type Doc,
  decorate,
  type Element,
  group,
  INK,
  PAGE,
  RULE,
  rule,
  SOFT,
  type Spoken,
} from './pdf-sheet.ts'
import { heightOfWords, set } from './pdf-text.ts'
/** A line of the programme: a lesson, with its date when there is one, and why it is left out when it is. */
export type LessonRow = CourseLesson & { date?: IsoDate; reason?: string }

/** The lines of a programme, in order of their days. */
export function lessonRows(course: Course, dates: CourseDates | undefined): LessonRow[] {
  if (!dates) return [...course.lessons]
  return [...dates.lessons, ...dates.leftOut].toSorted((a, b) => a.day - b.day)
}

type Place = { y: number; course: Course; rows: LessonRow[] }

const PADDING = 1.3
const COLUMN = { day: PAGE.left + 10, words: PAGE.left + 172, undatedWords: PAGE.left + 44, section: 452 }

/** Writes the lessons as a list, a page more when one is full; returns the height reached. */
export function writeLessons(doc: Doc, root: Element, { y, course, rows }: Place): number {
  const list = group(doc, root, 'L')
  let top = y
  for (const [index, row] of rows.entries()) {
    const height = rowHeight(doc, row, course)
    if (top + height > PAGE.bottom) {
      doc.addPage()
      top = PAGE.top
    }
    // A new week shows: its first line stands under a rule of ink.
    const isWeek = index === 0 || (row.date !== undefined && weekdayOf(row.date) < weekdayBefore(rows, index))
    rule(doc, top, isWeek ? { width: 0.9, colour: INK } : { width: 0.5, colour: RULE })
    writeRow(doc, list, { top, height, row, course })
    top += height
  }
  list.end()
  rule(doc, top, { width: 0.9, colour: INK })
  return top
}

function weekdayBefore(rows: LessonRow[], index: number): number {
  const before = rows[index - 1]?.date
  return before === undefined ? 0 : weekdayOf(before)
}

function wordsAt(row: LessonRow) {
  const x = row.date === undefined ? COLUMN.undatedWords : COLUMN.words
  return { x, width: COLUMN.section - 8 - x }
}

const TITLE = { font: 'roman', size: 11.5, lines: 2 } as const

function rowHeight(doc: Doc, row: LessonRow, course: Course): number {
  return heightOfWords(doc, titleOf(row, course), { ...TITLE, ...wordsAt(row) }) + PADDING * 2
}

function titleOf({ title }: LessonRow, { programme }: Course): string {
  return typeset(title, programme.language)
}

type Row = { top: number; height: number; row: LessonRow; course: Course }

function writeRow(doc: Doc, list: Element, { top, height, row, course }: Row): void {
  const { language, sections } = course.programme
  const section = row.section === undefined ? undefined : sections[row.section]
  const strong = section ? sectionColours(section.colour).strong : INK
  decorate(doc, () => {
    doc.rect(PAGE.left, top + PADDING + 1, 3, height - PADDING * 2 - 2).fill(strong)
  })
  const y = top + PADDING
  const item = group(doc, list, 'LI')
  const number = {
    font: 'bold',
    size: 11.5,
    colour: strong,
    x: COLUMN.day,
    width: 26,
    align: 'right',
  } as const
  const expanded = lessonNumber(row.day, { programme: course.programme, language })
  add(doc, item, 'Lbl', () => set(doc, String(row.day), y, { ...number, features: ['tnum'] }), { expanded })
  const body = group(doc, item, 'LBody')
  const span = (write: () => void, spoken?: Spoken) => add(doc, body, 'Span', write, spoken)
  const { date } = row
  if (date !== undefined) span(() => set(doc, dayAndMonth(date, language), y + 1.1, dateSetting(row)))
  const title = titleOf(row, course)
  span(
    () => set(doc, title, y, { ...TITLE, ...wordsAt(row), ...(row.reason && { colour: SOFT }) }),
    asWritten(title),
  )
  span(() => set(doc, aside(row, course), y + 1.6, asideSetting(row.reason ? SOFT : strong)))
  body.end()
  item.end()
}

function dateSetting({ reason }: LessonRow) {
  return { font: 'roman', size: 10, x: COLUMN.day + 34, width: 124, colour: reason ? SOFT : INK } as const
}

/** At the right of a line: its section, or why no letter leaves. */
function aside({ section, reason }: LessonRow, { programme }: Course): string {
  if (reason !== undefined) return sayNamed(programme.language, 'print.leftOut', reason) ?? reason
  return typeset(programme.sections[section ?? '']?.label ?? '', programme.language)
}

function asideSetting(colour: string) {
  return { font: 'italic', size: 9.5, colour, x: COLUMN.section, align: 'right' } as const
}
