import PDFDocument from 'pdfkit'
import { type Faces, facesFor } from './faces.ts'

/** A4 in points; what is written stays between `TOP` and `BOTTOM`, footers stand below. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 46, bottom: 786 }
export const INK = '#17191c'
export const SOFT = '#565b61'
export const RULE = '#c9cacb'

export type Doc = InstanceType<typeof PDFDocument> & { faces: Faces; widths: Map<string, number> }

export type Facts = { title: string; subject: string; author: string; language: string; written: Date }

/**
 * A tagged document (PDF/UA-1) with its first page, and the root of its structure, which has to be ended; its pages can be
 * gone back to until it ends. It has fonts for the characters of `texts`, which may be any.
 */
export async function openSheet(
  { title, subject, author, language, written }: Facts,
  texts: string,
): Promise<{ doc: Doc; root: Element }> {
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
  const plain = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
  const faces = await facesFor(texts)
  // Nor do they know that it takes a font that is open.
  for (const { name, font } of Object.values(faces).flat())
    plain.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource)
  const doc = Object.assign(plain, { faces, widths: new Map<string, number>() })
  const root = doc.struct('Document')
  doc.addStructure(root)
  doc.addPage()
  return { doc, root }
}

export type Element = PDFKit.PDFStructureElement

/** What a reader that speaks says in the place of what is drawn. */
export type Spoken = { expanded?: string; actual?: string }

/** Adds an element with its words to the structure that readers that speak follow. */
export function add(doc: Doc, parent: Element, type: string, write: () => void, spoken: Spoken = {}): void {
  parent.add(doc.struct(type, spoken, write))
}

/** Words whose glyphs stand in another order than they are read, or are others, are told as they were written. */
export function asWritten(words: string): Spoken {
  return /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{M}]/u.test(words)
    ? { actual: words }
    : {}
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

/** All bytes of a document, which ends. */
export async function bytesOf(doc: Doc): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
