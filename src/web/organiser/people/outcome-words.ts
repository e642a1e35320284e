import type { Outcome } from '../../../domain/people-filter.ts'
import type { Html } from '../../../html/html.ts'
import { status, type Tone } from '../../../html/status.ts'
import type { Say } from '../../../language/say.ts'

const TONES: Readonly<Record<Outcome, Tone>> = {
  submitted: 'good',
  waiting: 'partial',
  paused: 'partial',
  unknown: 'partial',
  held: 'partial',
  left: 'plain',
  cancelled: 'plain',
  needless: 'plain',
  expired: 'wrong',
  suppressed: 'wrong',
  failed: 'wrong',
  bounced: 'wrong',
  missing: 'wrong',
}

/** How a letter stands for one person, in words and a colour. */
export function outcomeStatus(outcome: Outcome, say: Say): Html {
  return status(say(`o.people.outcome.${outcome}`), TONES[outcome])
}
