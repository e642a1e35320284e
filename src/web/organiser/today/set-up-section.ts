import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import type { PlainMessage } from '../../../language/catalogues.ts'
import type { SetUp } from '../../../store/set-up.ts'
import type { Visit } from '../visit.ts'
import { relayTest } from './relay-test.ts'

type Step = { label: PlainMessage; isDone: boolean; way: Html | '' }

/** The steps of a new installation, the next of them with its button; nothing once a letter has left or all are done. */
export function setUpSection(visit: Visit, setUp: SetUp): Html | '' {
  const steps = stepsOf(visit, setUp)
  const next = steps.find(({ isDone }) => !isDone)
  if (setUp.hasBegun || !next) return ''
  const { say } = visit
  return html`<section class="set-up" aria-labelledby="set-up">
<h2 id="set-up">${say('o.today.setUp')}</h2>
<ol>
${steps.map(
  (step) =>
    html`<li${step === next ? html` aria-current="step"` : ''}>${step.isDone ? status(say(step.label), 'good') : say(step.label)}${step === next ? html`<div class="need-ways">${step.way}</div>` : ''}</li>\n`,
)}</ol>
</section>
`
}

function stepsOf(visit: Visit, { isRelayTested, cohort, hasPeople, ...steps }: SetUp): Step[] {
  const { say } = visit
  const button = (href: string, label: PlainMessage) =>
    html`<a class="button" href="${href}">${say(label)}</a>`
  const at = `/o/cohorts/${cohort}`
  return [
    { label: 'o.today.step.relay', isDone: isRelayTested, way: relayTest(visit) },
    {
      label: 'o.today.step.cohort',
      isDone: cohort !== null,
      way: button('/o/cohorts/new', 'o.today.step.cohortWay'),
    },
    {
      label: 'o.today.step.people',
      isDone: hasPeople,
      way: button(`${at}/import`, 'o.today.step.peopleWay'),
    },
    { label: 'o.today.step.letter', isDone: steps.isLetterTested, way: button(at, 'o.today.step.letterWay') },
    {
      label: 'o.today.step.schedule',
      isDone: steps.isScheduled,
      way: button(`${at}/settings`, 'o.cohort.schedule'),
    },
  ]
}
