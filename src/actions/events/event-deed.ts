import type { EventRequest } from '../../domain/event-change-request.ts'
import type { Deed, JournalMoment } from '../../domain/journal-entry.ts'
import type { LetterMoment } from '../../domain/moment-words.ts'
import type { EventPlan } from './event-plan.ts'

/** What the journal keeps of a change of an event. */
export function deedOfChange(request: EventRequest, plan: EventPlan): Deed {
  const { title: event, before, after } = plan
  const told = toldPeople(plan)
  if ('cancel' in request) return { act: 'event-cancelled', event, told }
  if ('links' in request)
    return { act: 'event-linked', event, before: before.links, after: after.links, told }
  return { act: 'event-moved', event, ...movedMoments(plan), zone: plan.cohort.zone, told }
}

/** How many people a letter tells of a change. */
export function toldPeople({ letters: { notice } }: Pick<EventPlan, 'letters'>): number {
  return notice ? notice.registered + notice.waiting : 0
}

/** The end of a webinar moves with its start, which comes first. */
function movedMoments({ before, after }: EventPlan): { before: JournalMoment; after: JournalMoment } {
  for (const [name, was] of Object.entries(before.moments)) {
    const is = after.moments[name]
    if (is && is.at.getTime() !== was.at.getTime()) return { before: kept(was), after: kept(is) }
  }
  throw new Error('an event that was moved has the dates that it had')
}

function kept({ at, wholeDay, date }: LetterMoment): JournalMoment {
  return wholeDay ? { date } : { at: at.toISOString() }
}
