import { html } from 'hono/html'
import type { CohortEvent } from '../../../actions/events/events-of-cohort.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import type { Visit } from '../visit.ts'

/** What kind of event it is, and what has become of it. */
export function eventStatus({ say, now }: Visit, found: CohortEvent): Html {
  const kind = say(`o.events.kind.${found.kind}`)
  if (found.cancelled) return html`${kind} · ${status(say('o.events.cancelled'), 'wrong')}`
  if (isOver(found, now)) return html`${kind} · ${status(say('o.events.over'))}`
  return html`${kind} · ${status(say(found.sequence > 0 ? 'o.events.changed' : 'o.events.asPlanned'), 'good')}`
}

/** Whether an event can still be moved or cancelled; in a rolling cohort everybody has dates of their own. */
export function isChangeable(found: CohortEvent, { cohort, now }: { cohort: Cohort; now: Date }): boolean {
  return !found.cancelled && cohort.state !== 'cancelled' && cohort.start === 'fixed' && !isOver(found, now)
}

function isOver({ moments }: CohortEvent, now: Date): boolean {
  return Object.values(moments).every(({ at }) => at <= now)
}
