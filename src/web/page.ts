import { html } from 'hono/html'
import type { Language } from '../domain/moment-words.ts'
import type { Html } from '../html/html.ts'

export type { Html } from '../html/html.ts'

export type PageContent = {
  title: string
  language: Language
  body: Html
  /** Further style sheets of `assets/`, such as `programme.css`. */
  styles?: readonly string[]
  /** Where the same page is in the other language. */
  otherLanguage?: string
  /** What search engines show under the title. */
  description?: string
  /** Whether search engines may list it; no by default. */
  isPublic?: boolean
}

const OTHER = { fr: { tag: 'en', name: 'English' }, en: { tag: 'fr', name: 'Français' } } as const

/** A whole page around `body`, with the shared style sheet. */
export function page({
  title,
  language,
  body,
  styles = [],
  otherLanguage,
  description,
  isPublic,
}: PageContent): Html {
  const other = OTHER[language]
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
<header class="masthead"><p>Feuilleton</p>${
    otherLanguage
      ? html`<p><a href="${otherLanguage}" lang="${other.tag}" hreflang="${other.tag}">${other.name}</a></p>`
      : ''
  }</header>
<main>
${body}
</main>
</body>
</html>
`
}
