import { html } from 'hono/html'
import { htmlDocument } from '../html/document.ts'
import { FIRST_FONT } from '../html/fonts.ts'
import type { Html } from '../html/html.ts'
import type { Language } from '../language/catalogues.ts'
import { ownName } from '../language/language.ts'
import { assetAddress, ICON, SHEET } from './assets.ts'
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
}

/** A whole page around `body`, with the shared style sheet. */
export function page(content: PageContent): Html {
  const { title, language, body, otherLanguages = [] } = content
  return htmlDocument({
    title: `${title} – Feuilleton`,
    language,
    head: head(content),
    body: html`<header class="masthead"><p>Feuilleton</p>${otherLanguages.length === 0 ? '' : html`<p>${otherLanguages.map(languageLink)}</p>`}</header>
<main>
${body}
</main>`,
  })
}

function head({ description, isPublic }: PageContent): Html {
  return html`${isPublic ? '' : html`<meta name="robots" content="noindex">\n`}${
    description ? html`<meta name="description" content="${description}">\n` : ''
  }<link rel="preload" href="${assetAddress(FIRST_FONT)}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetAddress(SHEET)}">
<link rel="icon" href="${assetAddress(ICON)}" type="image/svg+xml">`
}

function languageLink({ language, href }: InOtherLanguage, index: number): Html {
  const link = html`<a href="${href}" lang="${language}" hreflang="${language}">${ownName(language)}</a>`
  return index === 0 ? link : html` ${link}`
}
