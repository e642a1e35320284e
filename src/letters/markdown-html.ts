import type MarkdownIt from 'markdown-it'
import type { Token } from 'markdown-it'
import { escapeHtml } from './escape-html.ts'
import { pictureOf } from './picture.ts'

/**
 * Where HTML is read: in mail every style is inline, on our own page there is none, and nothing is loaded from
 * elsewhere.
 */
export type ReadIn = 'mail' | 'page'

/** A line between rows that can be seen on white and on the dark ground of dark mode (3:1, WCAG 2.2, 1.4.11). */
const LINE = '#888'
/** MJML has its words break anywhere: in a narrow column that would leave syllables. */
const WORDS =
  'font-family:inherit;font-size:15px;line-height:1.45;color:inherit;word-break:normal;overflow-wrap:normal;'
/** What cells do not inherit from their table in every mail reader. There are many of them, so each byte counts. */
const CELL = 'font-size:15px;'
const HEAD = `${CELL}border-bottom:2px solid ${LINE};`
const DATA = `${CELL}border-bottom:1px solid ${LINE};`
/** A table that is wider than a phone is moved inside this frame: only a fixed layout keeps it from widening the letter. */
const FRAME =
  '<table role="presentation" cellspacing="0" style="width:100%;table-layout:fixed;border-collapse:collapse"><tr><td style="padding:0 0 18px"><div style="overflow-x:auto">'
const FRAME_END = '</div></td></tr></table>'
const TABLE = `${WORDS}width:100%;border-collapse:collapse;`
/** `width:100%` is what lets an image that is not loaded be narrower than its attribute says, on a phone. */
const PICTURE = 'display:block;width:100%;height:auto;border:0;font-style:italic;'

/** Writes tables that can be read aloud, and images of a fixed size. */
export function writeTablesAndPictures({ renderer }: InstanceType<typeof MarkdownIt>): void {
  Object.assign(renderer.rules, {
    table_open: (_: Token[], __: number, ___: object, env: ReadAs) =>
      isMail(env) ? `${FRAME}<table style="${TABLE}">\n` : '<div class="table"><table>\n',
    table_close: (_: Token[], __: number, ___: object, env: ReadAs) =>
      `</table>${isMail(env) ? FRAME_END : '</div>'}\n`,
    tbody_open: (_: Token[], __: number, ___: object, env: ReadAs) =>
      isMail(env) ? '<tbody valign="top">\n' : '<tbody>\n',
    th_open: (tokens: Token[], index: number, _: object, env: ReadAs) =>
      `<th scope="col"${styleOf({ tokens, index, env }, HEAD, 'center')}>`,
    td_open: (tokens: Token[], index: number, _: object, env: ReadAs) =>
      `<td${styleOf({ tokens, index, env }, DATA)}>`,
    image: (tokens: Token[], index: number, _: object, env: ReadAs) => pictureHtml(tokens[index], env),
  })
}

/** What the renderer is told of where its HTML is read. */
export type ReadAs = { readonly in: ReadIn }

function isMail(env: ReadAs): boolean {
  return env.in === 'mail'
}

type Align = 'left' | 'center' | 'right'

function alignOf(cell: Token | undefined): Align {
  return (/text-align:(center|right)/.exec(String(cell?.attrGet('style') ?? ''))?.[1] ?? 'left') as Align
}

type Cell = { tokens: readonly Token[]; index: number; env: ReadAs }

/** Columns of figures, which stand at the right, are never cut. `usual`: where the text of such a cell stands by itself. */
function styleOf({ tokens, index, env }: Cell, style: string, usual: Align = 'left'): string {
  const align = alignOf(tokens[index])
  if (!isMail(env)) return align === 'left' ? '' : ` class="${align}"`
  const padding = tokens[index - 1]?.type === 'tr_open' ? '8px 0' : '8px 0 8px 1em'
  const figures = align === 'right' ? ' nowrap' : ''
  const aside = align === usual ? '' : ` align="${align}"`
  return `${aside}${figures} style="${style}padding:${padding}"`
}

/** On our page it is a link: the host of an image learns of nobody who only reads. */
function pictureHtml(token: Token | undefined, env: ReadAs): string {
  const picture = token && pictureOf(token)
  if (!picture) return ''
  const { src, alt, width, height } = picture
  if (!isMail(env)) return `<a class="picture" href="${escapeHtml(src)}">${escapeHtml(alt)}</a>`
  return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" style="${PICTURE}max-width:${width}px;">`
}
