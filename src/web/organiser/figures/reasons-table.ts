import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayNamed } from '../../../language/say.ts'
import type { Visit } from '../visit.ts'

type Counted = { cohort: { slug: string }; reasons: ReadonlyMap<string, number> }

/** Which reasons people gave; each number leads to them and to their words. */
export function reasonsTable({ say, language }: Visit, { cohort, reasons }: Counted): Html {
  if (reasons.size === 0) return html``
  const address = (why: string) => `/o/reasons?${new URLSearchParams({ cohort: cohort.slug, why })}`
  return html`${table<[string, number]>({
    caption: say('o.reasons.title'),
    columns: [
      { name: say('o.reasons.why'), kind: 'head', cell: ([why]) => whyWords(why, language) },
      {
        ...{ name: say('o.figures.left'), kind: 'number' },
        cell: ([why, count]) => html`<a href="${address(why)}">${count.toLocaleString(language)}</a>`,
      },
    ],
    rows: [...reasons],
  })}
<p><a href="/o/reasons?cohort=${cohort.slug}">${say('o.reasons.read')}</a></p>`
}

/** A reason of the list that readers choose from; one of another list as it is. */
export function whyWords(why: string, language: Language): string {
  return sayNamed(language, 'leave.reasons', why) ?? why
}
