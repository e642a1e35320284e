import type { PrintBrand } from '../domain/brand.ts'
import type { WallTime } from '../domain/calendar-rule.ts'
import { hourWords } from '../domain/hour-words.ts'
import { zoneWords } from '../domain/place.ts'
import { sayIn } from '../language/say.ts'
import { sectionColours } from '../letters/section-colours.ts'
import type { Course } from './course.ts'
import type { CourseDates } from './course-dates.ts'
import { datedEvents, undatedEvents } from './course-events.ts'
import { dateSpan } from './date-words.ts'
import { typeset } from './french-marks.ts'
import {
  add,
  bytesOf,
  type Doc,
  decorate,
  type Element,
  group,
  openSheet,
  PAGE,
  RULE,
  rule,
  SOFT,
} from './pdf-sheet.ts'
import { columnAt, set, widthOfWords } from './pdf-text.ts'
import { writeBrandHead } from './print-brand.ts'
import { writeEvents } from './programme-pdf-events.ts'
import { lessonRows, writeLessons } from './programme-pdf-lessons.ts'
/** What is printed: a course with the dates of a run, or one whose days are only counted. */
export type PrintedProgramme = {
  course: Course
  dates?: CourseDates
  /** Where everybody begins on the day after joining: at this hour of this zone. */
  rolling?: { at: WallTime; zone: string }
  /** The name of the run, when it is another than the title. */
  name?: string
  written: Date
}

/** The programme as an A4 document to print or keep, in the language of the course: PDF 1.7, tagged. */
export async function programmePdf(
  printed: PrintedProgramme,
  brand?: PrintBrand,
): Promise<Uint8Array<ArrayBuffer>> {
  const { course, dates, rolling, written } = printed
  const { title, language, sender } = course.programme
  const say = sayIn(language)
  const facts = {
    title: printed.name && printed.name !== title ? `${title} – ${printed.name}` : title,
    subject: say('print.subject', { title }),
    author: sender.name,
    language,
    written,
  }
  const { doc, root } = await openSheet(facts, JSON.stringify([printed, brand?.name]))
  let y = writeHead(doc, root, { printed, brand })
  y = writeLessons(doc, root, { y, course, rows: lessonRows(course, dates) })
  const events = dates ? datedEvents(dates) : undatedEvents(course)
  const zone = dates || rolling ? undefined : course.programme.zone
  const year = dates?.run.dayOne.slice(0, 4)
  writeEvents(doc, root, { y, course, events, year, zone })
  root.end()
  writeFooters(doc, course)
  return bytesOf(doc)
}

type Head = { printed: PrintedProgramme; brand: PrintBrand | undefined }

function writeHead(doc: Doc, root: Element, { printed, brand }: Head): number {
  const { course, name } = printed
  const { title, language } = course.programme
  writeMasthead(doc, root, { programme: course.programme, brand })
  const head = columnAt(doc, root, { y: PAGE.top + 40 })
  head.write('H1', typeset(title, language), { font: 'bold', size: 32, lines: 3, lineGap: -5 }, 6)
  if (name && name !== title)
    head.write('P', typeset(name, language), { font: 'roman', size: 14, lines: 2 }, 2)
  head.write('P', standfirst(printed), { font: 'italic', size: 12.5, lines: 4, lineGap: 1 }, 10)
  return writeSections(doc, root, { y: head.y, course })
}

type Masthead = Pick<Course, 'programme'> & { brand: PrintBrand | undefined }

function writeMasthead(doc: Doc, root: Element, { programme, brand }: Masthead): void {
  const { language, sender } = programme
  const small = { font: 'roman', size: 10.5, features: ['smcp', 'onum'] } as const
  add(doc, root, 'P', () => set(doc, sayIn(language)('print.programme'), PAGE.top + 7, small))
  writeBrandHead(doc, root, { brand, name: sender.name, language })
}

/** « 21 leçons par courriel, du jeudi 5 au mercredi 25 septembre 2019. », and when each leaves on the next line. */
function standfirst({ course, dates, rolling }: PrintedProgramme): string {
  const { language } = course.programme
  const say = sayIn(language)
  const count = say('print.lessons', { n: course.lessons.length })
  const first = dates?.lessons[0]
  const last = dates?.lessons.at(-1)
  if (dates && first && last) {
    const { at, zone } = dates.run
    const span = dateSpan(first.date, last.date, language)
    return `${count}, ${span}.\n${say('print.leaves', { hour: hourWords(at, language), zone: zoneWords(zone, language) })}`
  }
  if (!rolling) return `${count}. ${say('print.undated')}`
  return `${count}. ${say('print.rolling')}\n${say('print.leaves', { hour: hourWords(rolling.at, language), zone: zoneWords(rolling.zone, language) })}`
}

type Legend = { y: number; course: Course }

function writeSections(doc: Doc, root: Element, { y, course }: Legend): number {
  const { language } = course.programme
  const list = group(doc, root, 'L')
  let x = PAGE.left
  for (const { label, colour } of course.sections) {
    const words = typeset(label, language)
    const { strong } = sectionColours(colour)
    const width = widthOfWords(doc, words, { font: 'roman', size: 10 }) + 2
    if (x + 12 + width > PAGE.right && x > PAGE.left) {
      x = PAGE.left
      y += 15
    }
    decorate(doc, () => {
      doc.rect(x, y + 3.2, 7.5, 7.5).fill(strong)
    })
    const item = group(doc, list, 'LI')
    const at = { x: x + 12, y }
    const setting = { font: 'roman', size: 10, x: at.x, width: Math.min(width, PAGE.right - at.x) } as const
    add(doc, item, 'LBody', () => set(doc, words, at.y, setting))
    item.end()
    x += 12 + width + 16
  }
  list.end()
  return y + 24
}

/** Who sends, and the page; written last, when the number of pages is known. */
function writeFooters(doc: Doc, { programme: { sender, language } }: Course): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page)
    rule(doc, PAGE.height - 48, { width: 0.6, colour: RULE })
    doc.markContent('Artifact', { type: 'Pagination' })
    const setting = { font: 'roman', size: 8.5, colour: SOFT } as const
    set(doc, `${typeset(sender.postal, language)} · ${sender.address}`, PAGE.height - 41, {
      ...setting,
      width: 420,
    })
    set(doc, `${page + 1} / ${count}`, PAGE.height - 41, { ...setting, x: 480, align: 'right' })
    doc.endMarkedContent()
  }
}
