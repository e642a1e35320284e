import { html } from 'hono/html'
import type { Language } from '../domain/moment-words.ts'
import { htmlDocument } from '../html/document.ts'
import { FIRST_FONT } from '../html/fonts.ts'
import type { Html } from '../html/html.ts'
import { assetAddress, ICON, SHEET } from './assets.ts'

export type { Html } from '../html/html.ts'

export type PageContent = {
  title: string
  language: Language
  body: Html
  /** Where the same page is in the other language. */
  otherLanguage?: string
  /** What search engines show under the title. */
  description?: string
  /** Whether search engines may list it; no by default. */
  isPublic?: boolean
}

const OTHER = { fr: { tag: 'en', name: 'English' }, en: { tag: 'fr', name: 'Français' } } as const

/** A whole page around `body`, with the shared style sheet. */
export function page({ title, language, body, otherLanguage, description, isPublic }: PageContent): Html {
  return htmlDocument({
    title: `${title} – Feuilleton`,
    language,
    head: html`${isPublic ? '' : html`<meta name="robots" content="noindex">\n`}${
      description ? html`<meta name="description" content="${description}">\n` : ''
    }<link rel="preload" href="${assetAddress(FIRST_FONT)}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetAddress(SHEET)}">
<link rel="icon" href="${assetAddress(ICON)}" type="image/svg+xml">`,
    body: html`${masthead(language, otherLanguage)}
<main>
${body}
</main>`,
  })
}

function masthead(language: Language, otherLanguage: string | undefined): Html {
  const { tag, name } = OTHER[language]
  return html`<header class="masthead"><p>Feuilleton</p>${
    otherLanguage ? html`<p><a href="${otherLanguage}" lang="${tag}" hreflang="${tag}">${name}</a></p>` : ''
  }</header>`
}
