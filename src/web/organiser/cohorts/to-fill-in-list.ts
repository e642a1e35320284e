import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'

/**
 * What a programme has still to fill in, by the keys of its file with commas between them: how much, and what where it
 * is opened.
 */
export function toFillInList(keys: string, language: Language): Html {
  const places = keys.split(', ')
  const title = sayIn(language)('o.draft.toFillIn', { places: places.length })
  return html`<details><summary><span class="state partial">${title}</span></summary>
<ul>
${places.map((key) => html`<li>${placeWords(key, language)}</li>\n`)}</ul>
</details>
`
}

function placeWords(key: string, language: Language): string {
  const [, link] = /^links\.(.+)$/.exec(key) ?? []
  if (link) return sayIn(language)('o.draft.place.link', { name: link.replaceAll('_', ' ') })
  const [, lesson] = /^lessons\.(.+)$/.exec(key) ?? []
  if (lesson) return sayIn(language)('o.draft.place.lesson', { name: lesson })
  const [, event] = /^events\.(.+)\.title$/.exec(key) ?? []
  if (event) return sayIn(language)('o.draft.place.event-title', { name: event.replaceAll('_', ' ') })
  return sayNamed(language, 'o.draft.place', key.replace('.', '-')) ?? key
}
