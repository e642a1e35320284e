import { html } from 'hono/html'

/** HTML that is already escaped. */
export type Html = ReturnType<typeof html>

/** A whole page around `body`, with the shared style sheet. `language` is a tag such as `fr`. */
export function page({ title, language, body }: { title: string; language: 'fr' | 'en'; body: Html }): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Feuilleton</title>
<link rel="stylesheet" href="/assets/feuilleton.css">
<link rel="icon" href="/assets/feuilleton.svg" type="image/svg+xml">
</head>
<body>
<header class="masthead"><p>Feuilleton</p></header>
<main>
${body}
</main>
</body>
</html>
`
}
