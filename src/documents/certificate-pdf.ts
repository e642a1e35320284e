import type { PrintBrand } from '../domain/brand.ts'
import { sayIn } from '../language/say.ts'
import { type Certificate, certificateWords, markWords } from './certificate.ts'
import { typeset } from './french-marks.ts'
import { add, bytesOf, type Doc, type Element, openSheet, PAGE, RULE, rule, SOFT } from './pdf-sheet.ts'
import { columnAt, type Setting, set } from './pdf-text.ts'
import { writeBrandHead } from './print-brand.ts'
import { isPrintable } from './printable.ts'

const COLUMNS = 3
const ROW = 16
/** Marks end above it. */
const MARKS_END = PAGE.height - 52
/** More would not stand on the page; the page on the web has all. */
const MOST_LISTED = 66

/** The certificate as an A4 page, tagged. */
export async function certificatePdf(
  certificate: Certificate,
  brand?: PrintBrand,
): Promise<Uint8Array<ArrayBuffer>> {
  const { language, title, sender, written } = certificate
  const say = sayIn(language)
  const facts = {
    title: `${say('certificate.title')} – ${title}`,
    subject: say('certificate.course', { title, sender: sender.name }),
    author: sender.name,
    language,
    written,
  }
  const { doc, root } = await openSheet(facts, JSON.stringify([certificate, brand?.name]))
  const y = writeStatement(doc, root, { certificate, brand })
  if (certificate.lessons.length <= MOST_LISTED) writeMarks(doc, root, { y, certificate })
  rule(doc, PAGE.height - 48, { width: 0.6, colour: RULE })
  const small = { font: 'roman', size: 8.5, colour: SOFT } as const
  add(doc, root, 'P', () => set(doc, typeset(sender.postal, language), PAGE.height - 41, small))
  root.end()
  return bytesOf(doc)
}

type Statement = { certificate: Certificate; brand: PrintBrand | undefined }

function writeStatement(doc: Doc, root: Element, { certificate, brand }: Statement): number {
  const { language, title, sender, address } = certificate
  const say = sayIn(language)
  const name = certificate.name && isPrintable(certificate.name, doc.faces.bold) ? certificate.name : null
  const statement = columnAt(doc, root, { y: PAGE.top + 7 })
  const write = (type: string, text: string, setting: Setting, below: number) =>
    statement.write(type, typeset(text, language), setting, below)
  write('P', say('certificate.title'), { font: 'roman', size: 10.5, features: ['smcp', 'onum'] }, 110)
  writeBrandHead(doc, root, { brand, name: sender.name, language })
  write('H1', name ?? address, { font: 'bold', size: 32, lines: 3, lineGap: -4 }, 4)
  if (name) write('P', address, { font: 'roman', size: 11, colour: SOFT }, 18)
  write(
    'P',
    say('certificate.course', { title, sender: sender.name }),
    { font: 'italic', size: 15, lines: 3 },
    18,
  )
  for (const sentence of certificateWords(certificate))
    write('P', sentence, { font: 'roman', size: 12, lines: 3, lineGap: 2 }, 8)
  return statement.y + 18
}

function writeMarks(
  doc: Doc,
  root: Element,
  { y: top, certificate }: { y: number; certificate: Certificate },
): void {
  const { lessons } = certificate
  const rows = Math.ceil(lessons.length / COLUMNS)
  const width = (PAGE.right - PAGE.left) / COLUMNS
  const height = Math.min(ROW, (MARKS_END - top) / rows)
  rule(doc, top - 8, { width: 0.6, colour: RULE })
  lessons.forEach((lesson, index) => {
    const x = PAGE.left + Math.floor(index / rows) * width
    const y = top + (index % rows) * height
    const text = markWords(lesson, certificate)
    add(doc, root, 'P', () => set(doc, text, y, { font: 'roman', size: 8.5, x, width: width - 8 }))
  })
}
