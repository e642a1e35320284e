import type { Template } from 'liquidjs'
import type { Language } from '../language/catalogues.ts'
import type { LetterBanner } from './letter-context.ts'
import { BANNERS, htmlEngine } from './liquid-engines.ts'
import { oneLine } from './one-line.ts'
import { readLessonWords } from './service/service-files.ts'

/** The box of a banner, ready to be filled, and the style it needs in the head of a letter. */
export type CompiledBanner = { readonly box: Template[]; readonly style: string }

/** MJML puts what a body holds into this element. */
const BODY = /<div\s[^>]*\brole="article"[^>]*>/

/**
 * Marks where banners go in the HTML of a letter: their style at the end of its head, they themselves before
 * everything that the layout has. Nothing comes out of these marks when there are none.
 */
export function withBannerPlaces(html: string): string {
  const body = BODY.exec(html)
  const head = html.indexOf('</head>')
  if (!body || head === -1 || head > body.index) throw new Error('this HTML is not as MJML writes it')
  const start = body.index + body[0].length
  return `${html.slice(0, head)}{% banner_style %}${html.slice(head, start)}{% banner_boxes %}${html.slice(start)}`
}

/** What banners add to the scope of the HTML; nothing when there are none. Throws a RangeError for a bad address. */
export function bannerScope(
  { box, style }: CompiledBanner,
  { banners = [], meUrl }: { banners?: readonly LetterBanner[] | undefined; meUrl: string },
): object {
  if (banners.length === 0) return {}
  const boxes = banners.map((banner) => htmlEngine.renderSync(box, safe(banner, meUrl)))
  return { [BANNERS]: { style, boxes: `\n${boxes.join('\n')}` } }
}

/** The lines with which the text part begins, or none. Throws a RangeError for a bad address. */
export function bannerText(
  { banners = [], meUrl }: { banners?: readonly LetterBanner[] | undefined; meUrl: string },
  language: Language,
): string {
  if (banners.length === 0) return ''
  const colon = readLessonWords(language).colon
  const told = banners.map((banner) => {
    const { text, url, label } = safe(banner, meUrl)
    return `${text}\n${label}${colon}\n<${url}>\n\n`
  })
  return `${told.join('')}* * *\n\n`
}

/** One line each, and an address that mail clients may open: https, or a page of ours where a trial has no https. */
function safe({ text, url, label }: LetterBanner, meUrl: string): LetterBanner {
  const isOurs = URL.canParse(url) && new URL(url).origin === new URL(meUrl).origin
  if (!/^https?:\/\/[^\s<>"]+$/i.test(url) || !(isOurs || /^https:/i.test(url)))
    throw new RangeError(`the address of a banner must start with https://, and is “${url}”`)
  return { text: oneLine(text), url, label: oneLine(label) }
}
