import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { PlainMessage } from '../../../language/catalogues.ts'
import type { CohortFigures } from '../../../store/figures.ts'
import type { Visit } from '../visit.ts'
import { shareWords } from './share-words.ts'

type Line = { label: PlainMessage; value: number; href?: string; isShared?: boolean }

/** The address of the people who got the last lesson of a cohort. */
export function whoReachedEnd(slug: string, { lastLetter }: CohortFigures): string {
  return `/o/cohorts/${slug}/people?letter=${lastLetter}&outcome=submitted`
}

/**
 * The people of a cohort by what became of them, of whom there are any: joined is following, paused, left and gone on
 * together.
 */
export function mainFigures(
  { say, language }: Visit,
  { cohort: { slug }, figures }: { cohort: { slug: string }; figures: CohortFigures },
): Html {
  const people = `/o/cohorts/${slug}/people`
  const lines: Line[] = [
    { label: 'o.figures.enrolled', value: figures.enrolled, href: `${people}?state=joined` },
    {
      label: 'o.figures.following',
      value: figures.following,
      href: `${people}?state=active`,
      isShared: true,
    },
    { label: 'o.figures.paused', value: figures.paused, href: `${people}?state=paused`, isShared: true },
    { label: 'o.figures.left', value: figures.left, href: `${people}?state=left`, isShared: true },
    {
      label: 'o.figures.switched',
      value: figures.switched,
      href: `${people}?state=switched`,
      isShared: true,
    },
    {
      ...{ label: 'o.figures.reachedEnd', value: figures.reachedEnd, isShared: true },
      href: whoReachedEnd(slug, figures),
    },
    {
      ...{ label: 'o.figures.completed', value: figures.completed, isShared: true },
      href: `/o/cohorts/${slug}/figures/certificates`,
    },
    { label: 'o.figures.bounced', value: figures.bounced, href: `${people}?outcome=bounced` },
    { label: 'o.figures.guests', value: figures.guests, href: `${people}?state=guest` },
  ]
  const shown = lines.filter(({ label, value }) => value > 0 || label === 'o.figures.enrolled')
  return html`<dl class="totals">
${shown.map(({ label, value, href, isShared }) => {
  const words = value.toLocaleString(language)
  const share = isShared ? shareWords(value, { of: figures.enrolled, language }) : ''
  return html`<div><dt>${say(label)}</dt><dd>${href && value > 0 ? html`<a href="${href}">${words}</a>` : words}${
    share ? html` <span class="quiet">${share}</span>` : ''
  }</dd></div>
`
})}</dl>
`
}
