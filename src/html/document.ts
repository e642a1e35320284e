import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export type DocumentContent = {
  title: string
  language: string
  /** What the head has beside the title: the style sheet, a policy, what search engines are told. */
  head: Html
  body: Html
  /** Names the kind of page for the style sheet. */
  kind?: string
}

/** A whole HTML document. */
export function htmlDocument({ title, language, head, body, kind }: DocumentContent): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}
<title>${title}</title>
</head>
<body${attributes({ class: kind })}>
${body}
</body>
</html>
`
}
