import type { EventState } from './event-changes.ts'
import { comesAt } from './reminder-times.ts'

/**
 * Where an event is. `coming`: before a webinar starts, or the sign-up of a mooc opens; `open`: a mooc that can be joined;
 * `under-way`: a webinar that has started. A release has no end.
 */
export type EventPhase = 'cancelled' | 'coming' | 'open' | 'under-way' | 'over'

/** The phase of an event at `now`; `zone` is that of the reader, for whom a whole day ends. */
export function eventPhase(
  { facts, moments, cancelled }: Pick<EventState, 'facts' | 'moments' | 'cancelled'>,
  { now, zone }: { now: Date; zone: string },
): EventPhase {
  const { opens, start, end } = moments
  if (cancelled) return 'cancelled'
  if (end && comesAt(end, zone) <= now) return 'over'
  if (facts.kind === 'webinar') return start && start.at <= now ? 'under-way' : 'coming'
  return facts.kind === 'mooc' && opens && opens.at <= now ? 'open' : 'coming'
}
