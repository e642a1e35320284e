import { localDate } from '../../../domain/local-time.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import type { ListedCohort } from '../../../store/cohort-list.ts'
import type { Visit } from '../visit.ts'

/** How a cohort stands, in a word or two; what needs somebody is told before what does not. */
export function stateOf(cohort: ListedCohort, { say, now }: Visit): Html {
  const { state, pausedBy, pausedDomains, isOver, start, dayOne, zone } = cohort
  if (state === 'draft') return status(say('o.cohorts.state.draft'), 'partial')
  if (state === 'cancelled') return status(say('o.cohorts.state.cancelled'))
  if (pausedBy)
    return status(say(`o.cohorts.state.paused.${pausedBy}`), pausedBy === 'relay' ? 'wrong' : 'partial')
  if (pausedDomains > 0)
    return status(say('o.cohorts.state.pausedDomains', { count: pausedDomains }), 'partial')
  if (start === 'fixed' && dayOne > localDate(now, zone)) return status(say('o.cohorts.state.toCome'))
  // In a rolling cohort somebody may begin tomorrow of whom nothing is planned yet.
  if (isOver && start === 'fixed') return status(say('o.cohorts.state.over'))
  return status(say('o.cohorts.state.running'), 'good')
}
