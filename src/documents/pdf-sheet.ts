import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)

/** A4 in points; what is written stays between `TOP` and `BOTTOM`, footers stand below. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 46, bottom: 786 }
export const INK = '#17191c'
export const SOFT = '#565b61'
export const RULE = '#c9cacb'

// Source Serif 4 (OFL 1.1) has all the marks of French, small capitals, and much of Europe.
const FONTS = {
  roman: require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  italic: require.resolve(
    '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  ),
  bold: require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
}

export type Doc = InstanceType<typeof PDFDocument>
export type Font = keyof typeof FONTS

export type Facts = { title: string; subject: string; author: string; language: string; written: Date }

/** A tagged document (PDF/UA-1) without a page yet; its pages can be gone back to until it ends. */
export function openSheet({ title, subject, author, language, written }: Facts): Doc {
  const options: PDFKit.PDFDocumentOptions = {
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Subject: subject, Author: author, Creator: 'Feuilleton', CreationDate: written },
  }
  // Its types do not know PDF/UA yet.
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file)
  return doc
}

export type Element = PDFKit.PDFStructureElement

/** Adds an element with its words to the structure that readers that speak follow. */
export function add(doc: Doc, parent: Element, type: string, write: () => void, expanded?: string): void {
  parent.add(doc.struct(type, expanded === undefined ? {} : { expanded }, write))
}

/** Adds an element that others are added to; it has to be ended. */
export function group(doc: Doc, parent: Element, type: string): Element {
  const element = doc.struct(type)
  parent.add(element)
  return element
}

/** Draws what carries no words: readers that speak pass over it. */
export function decorate(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save()
  draw()
  doc.restore()
  doc.endMarkedContent()
}

/** A horizontal rule across the page. */
export function rule(doc: Doc, y: number, { width, colour }: { width: number; colour: string }): void {
  decorate(doc, () => {
    doc.rect(PAGE.left, y, PAGE.right - PAGE.left, width).fill(colour)
  })
}

export type Setting = {
  font: Font
  size: number
  colour?: string
  x?: number
  width?: number
  align?: 'left' | 'right'
  /** Lines at most; the rest is cut with an ellipsis. */
  lines?: number
  features?: readonly PDFKit.Mixins.OpenTypeFeatures[]
  lineGap?: number
}

/** The height that words take when they are set. */
export function heightOfWords(doc: Doc, words: string, setting: Setting): number {
  const { options, most } = prepare(doc, setting)
  return Math.min(doc.heightOfString(words, options), most)
}

/** Sets words at a height of the page; returns the height that they took. */
export function set(doc: Doc, words: string, y: number, setting: Setting): number {
  const { options, most, x } = prepare(doc, setting)
  const height = Math.min(doc.heightOfString(words, options), most)
  doc.text(words, x, y, { ...options, height: most + 0.5, ellipsis: true })
  return height
}

function prepare(
  doc: Doc,
  { font, size, colour = INK, x = PAGE.left, width, lines = 1, ...setting }: Setting,
) {
  const { lineGap = 0, align = 'left', features } = setting
  doc.font(font).fontSize(size).fillColor(colour)
  const options = {
    width: width ?? PAGE.right - x,
    lineGap,
    align,
    ...(features && { features: [...features] }),
  }
  return { options, x, most: (doc.currentLineHeight(true) + lineGap) * lines }
}

/** All bytes of a document, which ends. */
export async function bytesOf(doc: Doc): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
