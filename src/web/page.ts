import { html } from 'hono/html'
import type { Brand } from '../domain/brand.ts'
import { accentPath, sectionPath } from '../domain/brand-paths.ts'
import { helpPath, privacyPath } from '../domain/help-path.ts'
import { htmlDocument } from '../html/document.ts'
import { FIRST_FONT } from '../html/fonts.ts'
import type { Html } from '../html/html.ts'
import type { Language } from '../language/catalogues.ts'
import { ownName } from '../language/language.ts'
import { sayIn } from '../language/say.ts'
import { assetAddress, ICON, SHEET } from './assets.ts'
import { type Branded, brandMark, brandName, madeWith } from './brand/brand-mark.ts'
import type { InOtherLanguage } from './language.ts'

export type PageContent = {
  title: string
  language: Language
  body: Html
  /** Where the same page is in the other languages. */
  otherLanguages?: readonly InOtherLanguage[]
  /** What search engines show under the title. */
  description?: string
  /** Whether search engines may list it; no by default. */
  isPublic?: boolean
  /** One column in the middle of a wide screen, unless it is `wide`: `reading` is as narrow as the letters. */
  width?: 'column' | 'reading' | 'wide'
  /** The colour of the section that it is about, `#rrggbb`, as a schedule says it. */
  section?: string
}

/** For pages that are nobody's but the product's own. */
export const UNBRANDED: Branded = { get: () => null }

/**
 * A whole page around `body`, with the shared style sheet, the brand of whose page it is, and the way to help and to what
 * readers are told about their data.
 */
export function page(c: Branded, content: PageContent): Html {
  const { title, language, body, otherLanguages = [], width = 'column' } = content
  const brand = c.get('brand') ?? null
  return htmlDocument({
    title: `${title} – ${brandName(brand)}`,
    language,
    kind: width,
    head: head(content, brand),
    body: html`<header class="masthead"><p>${brandMark(brand)}</p>${otherLanguages.length === 0 ? '' : html`<p>${otherLanguages.map(languageLink)}</p>`}</header>
<main>
${body}
${foot(language)}
</main>${madeWith(brand, language)}`,
  })
}

/** In `main`, where a second foot of the whole page would have no place beside that of a brand. */
function foot(language: Language): Html {
  const say = sayIn(language)
  return html`<footer class="foot"><a href="${helpPath(language)}">${say('help.title')}</a> <a href="${privacyPath(language)}">${say('privacy.title')}</a></footer>`
}

function head({ description, isPublic, section }: PageContent, brand: Brand | null): Html {
  return html`${isPublic ? '' : html`<meta name="robots" content="noindex">\n`}${
    description ? html`<meta name="description" content="${description}">\n` : ''
  }<link rel="preload" href="${assetAddress(FIRST_FONT)}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetAddress(SHEET)}">${brand?.accent ? html`\n<link rel="stylesheet" href="${accentPath(brand.accent)}">` : ''}${section ? html`\n<link rel="stylesheet" href="${sectionPath(section)}">` : ''}
<link rel="icon" href="${assetAddress(ICON)}" type="image/svg+xml">`
}

function languageLink({ language, href }: InOtherLanguage, index: number): Html {
  const link = html`<a href="${href}" lang="${language}" hreflang="${language}">${ownName(language)}</a>`
  return index === 0 ? link : html` ${link}`
}
