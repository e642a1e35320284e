import { zipSync } from 'fflate'
import { Refused } from '../../domain/refusal.ts'
import type { NotRead } from '../../domain/text-loss.ts'
import type { SourceFile } from './source-file.ts'
import { newBudget, unzipWithin } from './unpack-source.ts'

export type DocxText = { html: string; pictures: SourceFile[]; notRead: { what: NotRead; count: number }[] }

/** In bytes, of the XML of a document: it takes some twenty times as much while it is read. */
const LARGEST_XML = 20_000_000
const STYLES = [
  "p[style-name='Title'] => p.course-title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  'u => u',
]

/**
 * The text of a Word document, and its pictures by the paths that its HTML has for them. Only the parts that are read
 * get to the converter, unpacked within bounds before: it has none.
 * @throws Refused for what is no such document, or too large.
 */
export async function docxToHtml({ path, bytes }: SourceFile): Promise<DocxText> {
  const parts = unzipWithin(bytes, { name: path, budget: newBudget(), wanted: isRead })
  const xml = Object.entries(parts).filter(([name]) => /\.(?:xml|rels)$/.test(name))
  if (xml.reduce((sum, [, { length }]) => sum + length, 0) > LARGEST_XML)
    throw new Refused({ refused: 'texts-too-large', file: path, megabytes: LARGEST_XML / 1_000_000 })
  const texts = xml.map(([name, part]) => ({ name, text: Buffer.from(part).toString('utf8') }))
  // No document of Word declares types or entities: whoever does wants them to grow.
  if (texts.some(({ text }) => /<!(?:DOCTYPE|ENTITY)/i.test(text))) throw broken(path)
  const { html, pictures } = await converted(path, zipSync(parts, { level: 0 }))
  return { html, pictures, notRead: notReadIn(texts) }
}

function isRead(path: string): boolean {
  return /^(?:\[Content_Types\]\.xml|_rels\/|word\/(?:[\w-]+\.xml|_rels\/|media\/)|docProps\/core\.xml)/.test(
    path,
  )
}

async function converted(path: string, docx: Uint8Array): Promise<Omit<DocxText, 'notRead'>> {
  const { default: mammoth } = await import('mammoth')
  const pictures: SourceFile[] = []
  const convertImage = mammoth.images.imgElement(async (image) => {
    const src = `${path}-picture-${pictures.length + 1}`
    pictures.push({ path: src, bytes: await image.readAsBuffer() })
    return { src }
  })
  try {
    const options = {
      convertImage,
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    }
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(docx) }, options)
    return { html, pictures }
  } catch (error) {
    if (error instanceof Error) throw broken(path) // mammoth throws whatever it stumbles over
    throw error
  }
}

function broken(file: string): Refused {
  return new Refused({ refused: 'texts-broken', file })
}

const BODY = /^word\/document\.xml$/
/** What is found by its element, and in which parts. */
const NOT_READ: readonly { what: NotRead; part: RegExp; sign: RegExp }[] = [
  { what: 'charts', part: BODY, sign: /<(?:c:chart|dgm:relIds|cx:chart)\b/g },
  { what: 'formulas', part: BODY, sign: /<m:oMath>|<m:oMath\s/g },
  { what: 'objects', part: BODY, sign: /<o:OLEObject\b/g },
  { what: 'comments', part: BODY, sign: /<w:commentReference\b/g },
  { what: 'deletions', part: BODY, sign: /<w:del\b(?=[^>]*w:author)/g },
  {
    what: 'page-heads',
    part: /^word\/(?:header|footer)\d*\.xml$/,
    sign: /^[\s\S]*<w:t[ >][^<]*[\p{L}][\s\S]*$/u,
  },
]

function notReadIn(texts: readonly { name: string; text: string }[]): DocxText['notRead'] {
  return NOT_READ.map(({ what, part, sign }) => {
    const found = texts.filter(({ name }) => part.test(name)).map(({ text }) => text.match(sign)?.length ?? 0)
    return { what, count: found.reduce((sum, count) => sum + count, 0) }
  }).filter(({ count }) => count > 0)
}
