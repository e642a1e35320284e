import { SaxesParser, type SaxesTagNS } from 'saxes'
import { activeTag, loadsOrRuns } from './active-svg.ts'
import type { PictureReading } from './picture-reading.ts'

/**
 * Reads the size of an SVG that draws and does nothing else: no script, no event handler, no address but of its own parts
 * (SVG 2). What drawing programs add in namespaces of their own is let through, as nothing shows it.
 */
export function readSvg(text: string): PictureReading {
  const parsed = parse(text)
  const root = parsed?.tags[0]
  if (!parsed || root?.local !== 'svg') return { code: 'broken' }
  const { tags, styles, instructions } = parsed
  const active = instructions[0] ?? tags.map(activeTag).find((found) => found !== undefined)
  const detail = active ?? (styles.some(loadsOrRuns) ? '<style>' : undefined)
  return detail === undefined ? sizeOf(root) : { code: 'active', detail }
}

type Parsed = { tags: SaxesTagNS[]; styles: string[]; instructions: string[] }

/** Undefined for what is no XML. */
function parse(text: string): Parsed | undefined {
  const parsed: Parsed = { tags: [], styles: [], instructions: [] }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) parsed.instructions.push('<!ENTITY>')
  })
  parser.on('processinginstruction', ({ target }) => void parsed.instructions.push(`<?${target}?>`))
  const open: string[] = []
  parser.on('opentag', (tag) => {
    parsed.tags.push(tag)
    open.push(tag.local)
  })
  parser.on('closetag', () => void open.pop())
  // Texts of styles can do harm; those of titles are words.
  const note = (words: string) => {
    if (open.at(-1) === 'style') parsed.styles.push(words)
  }
  parser.on('text', note)
  parser.on('cdata', note)
  try {
    parser.write(text).close()
    return parsed
  } catch {
    return undefined // not well-formed, or with an entity of its own
  }
}

/** In pixels: as the drawing says, else as its own coordinates go. */
function sizeOf({ attributes }: SaxesTagNS): PictureReading {
  const given = (name: string) => attributes[name]?.value.trim() ?? ''
  const pixels = (text: string) => (/^\d+(\.\d+)?(px)?$/.test(text) ? Math.ceil(Number.parseFloat(text)) : 0)
  const [, , across = '', down = ''] = given('viewBox').split(/[\s,]+/)
  const width = pixels(given('width')) || pixels(across)
  const height = pixels(given('height')) || pixels(down)
  return width > 0 && height > 0 ? { width, height } : { code: 'dimensions' }
}
