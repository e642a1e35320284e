import { html } from 'hono/html'
import type { Language } from '../language/catalogues.ts'
import { ownName } from '../language/language.ts'
import type { InOtherLanguage } from './language.ts'

/** HTML that is already escaped. */
export type Html = ReturnType<typeof html>

export type PageContent = {
  title: string
  language: Language
  body: Html
  /** Further style sheets of `assets/`, such as `programme.css`. */
  styles?: readonly string[]
  /** Where the same page is in the other languages. */
  otherLanguage?: readonly InOtherLanguage[]
  /** What search engines show under the title. */
  description?: string
  /** Whether search engines may list it; no by default. */
  isPublic?: boolean
}

/** A whole page around `body`, with the shared style sheet. */
export function page({
  title,
  language,
  body,
  styles = [],
  otherLanguage = [],
  description,
  isPublic,
}: PageContent): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isPublic ? '' : html`<meta name="robots" content="noindex">`}
<title>${title} – Feuilleton</title>
${description ? html`<meta name="description" content="${description}">` : ''}
<link rel="stylesheet" href="/assets/feuilleton.css">
${styles.map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
<link rel="icon" href="/assets/feuilleton.svg" type="image/svg+xml">
</head>
<body>
<header class="masthead"><p>Feuilleton</p>${otherLanguage.length === 0 ? '' : html`<p>${otherLanguage.map(languageLink)}</p>`}</header>
<main>
${body}
</main>
</body>
</html>
`
}

function languageLink({ language, href }: InOtherLanguage, index: number): Html {
  const link = html`<a href="${href}" lang="${language}" hreflang="${language}">${ownName(language)}</a>`
  return index === 0 ? link : html` ${link}`
}
