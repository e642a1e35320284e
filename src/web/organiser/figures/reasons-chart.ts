import { html } from 'hono/html'
import { barChart } from '../../../html/chart.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayNamed } from '../../../language/say.ts'
import type { Visit } from '../visit.ts'

type Counted = { cohort?: { slug: string } | undefined; reasons: ReadonlyMap<string, number> }

/** Which reasons people gave, with the way to their own words. */
export function reasonsChart({ say, language }: Visit, { cohort, reasons }: Counted): Html {
  if (reasons.size === 0) return html``
  const bars = [...reasons].map(([why, value]) => {
    const full = whyWords(why, language)
    return { label: full, full, value }
  })
  const chart = barChart({
    title: say('o.reasons.title'),
    language,
    bars,
    words: { table: say('o.figures.asTable'), bar: say('o.reasons.why'), value: say('o.figures.left') },
  })
  return html`${chart}${
    cohort ? html`<p><a href="/o/reasons?cohort=${cohort.slug}">${say('o.reasons.read')}</a></p>` : ''
  }`
}

/** A reason of the list that readers choose from, in its short words; one of another list as it is. */
export function whyWords(why: string, language: Language): string {
  return sayNamed(language, 'leave.reasons', why) ?? why
}
