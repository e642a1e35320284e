import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { momentNames } from '../../../letters/letter-context.ts'
import { inLanguage } from '../../reader/programme/marks.ts'
import type { OneOffVisit } from './one-off-visit.ts'

/** What can stand in a letter for what the programme knows: links, and dates that are told in the words of their day. */
export function placeholderList({ say, course, language }: OneOffVisit): Html {
  const { programme } = course
  const links = Object.entries(programme.links).map(([name, { title }]) => ({
    written: `[…]({{ links.${name} }})`,
    means: title,
  }))
  const events = Object.entries(programme.events).flatMap(([name, event]) =>
    momentNames(event)
      .slice(0, 1)
      .map((moment) => ({ written: `{{ events.${name}.${moment} | relative_day }}`, means: event.title })),
  )
  const items = [...links, ...events].map(
    ({ written, means }) =>
      html`<li><code lang="en">${written}</code> <span class="quiet">${inLanguage(means, course, language)}</span></li>\n`,
  )
  return html`<details><summary>${say('o.oneOff.placeholders')}</summary>
<ul class="placeholders">
<li><code>**…**</code> <span class="quiet">${say('o.oneOff.strong')}</span></li>
<li><code>[…](https://…)</code> <span class="quiet">${say('o.oneOff.link')}</span></li>
<li><code>- …</code> <span class="quiet">${say('o.oneOff.list')}</span></li>
${items}</ul></details>
`
}
