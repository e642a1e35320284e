import {
  callBackOneOff,
  pauseOneOff,
  resumeOneOff,
  type SteeredOneOff,
} from '../../../actions/one-offs/steer-one-off.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import type { Message } from '../../../language/catalogues.ts'
import type { OneOffVisit } from './one-off-visit.ts'

/** `POST …/one-offs/:id/call-back`: makes a letter that has not begun to leave a draft again. */
export function callLetterBack(visit: OneOffVisit): Promise<Response> {
  return steer(visit, attempt(callBackOneOff(visit.parts.db, steered(visit))), 'o.oneOff.calledBack')
}

/** `POST …/one-offs/:id/pause` */
export function pauseLetter(visit: OneOffVisit): Promise<Response> {
  return steer(visit, attempt(pauseOneOff(visit.parts.db, steered(visit))), 'o.oneOff.pausedTold')
}

/** `POST …/one-offs/:id/resume` */
export function resumeLetter(visit: OneOffVisit): Promise<Response> {
  return steer(visit, attempt(resumeOneOff(visit.parts.db, steered(visit))), 'o.oneOff.resumedTold')
}

function steered({ cohort, oneOff, by, now }: OneOffVisit): SteeredOneOff {
  return { cohort, id: oneOff.id, by, now }
}

/** What could not be done is not there to be done any more: the page says how the letter stands. */
async function steer(
  visit: OneOffVisit,
  steering: Promise<Refusal | object>,
  message: Message,
): Promise<Response> {
  const done = await steering
  return visit.back(visit.path, { message: 'refused' in done ? 'o.oneOff.gone' : message })
}
