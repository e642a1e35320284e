import { escapeHtml } from './escape-html.ts'

/** The brand at the head of a letter. */
export type LetterBrand = {
  readonly name: string
  /** `#rrggbb`, on white and on dark. */
  readonly light: string
  readonly dark: string
  /** A PNG under an address of https, shown at this size. */
  readonly logo?: { readonly url: string; readonly width: number; readonly height: number }
}

/**
 * Puts a brand above all that a layout has, in MJML: whichever layout it is, and those of editions that are sealed. On the
 * line of the tag before it, so that mistakes keep their lines.
 */
export function withBrand(mjml: string, brand: LetterBrand | undefined): string {
  if (!brand) return mjml
  return mjml
    .replace('</mj-head>', (end) => `${brand.logo ? '' : darkStyle(brand)}${end}`)
    .replace(/<mj-body\b[^>]*>/, (body) => `${body}${header(brand)}`)
}

function header(brand: LetterBrand): string {
  return `<mj-section background-color="#ffffff" border-top="4px solid ${brand.light}" padding="14px 36px 12px" css-class="pad brand"><mj-column>${mark(brand)}</mj-column></mj-section>`
}

function mark({ name, light, logo }: LetterBrand): string {
  const words = escapeHtml(name)
  if (!logo)
    return `<mj-text padding="0" font-size="17px" line-height="1.4" font-weight="700" color="${light}">${words}</mj-text>`
  const { url, width, height } = logo
  return `<mj-image padding="0" align="left" src="${escapeHtml(url)}" alt="${words}" width="${width}px" height="${height}px" />`
}

/** A logo is drawn for white, and keeps it. */
function darkStyle({ dark }: LetterBrand): string {
  return `<mj-style>@media (prefers-color-scheme: dark) { .brand, .brand > table { background: #1e2124 !important; background-color: #1e2124 !important; } .brand div { color: ${dark} !important; } }</mj-style>`
}
