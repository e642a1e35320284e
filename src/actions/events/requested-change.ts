import { DateTime } from 'luxon'
import type { Cohort } from '../../domain/cohort.ts'
import type { EventRequest } from '../../domain/event-change-request.ts'
import type { EventChange, EventLinks, EventState } from '../../domain/event-changes.ts'
import { eventUrl } from '../../domain/event-schema.ts'
import { instantAt } from '../../domain/local-time.ts'
import { type Move, momentsMoved } from '../../domain/moved-event.ts'
import type { EventMoments } from '../../domain/plan.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import { type EventRun, eventRun } from '../../domain/redated.ts'
import { Refused } from '../../domain/refusal.ts'
import { comesAt } from '../../domain/reminder-times.ts'

/** The part of a change that a request decides. */
export type Change = Pick<EventChange, 'event' | 'moments' | 'links' | 'cancelled'>

type Standing = { event: ProgrammeEvent; cohort: Cohort; state: EventState; now: Date }

/**
 * What a request makes of an event.
 * @throws Refused when the event cannot be changed in this way.
 */
export function requestedChange(
  request: EventRequest,
  { event, cohort, state, now }: Standing,
): Omit<Change, 'event'> {
  if ('cancel' in request) {
    if (cohort.start === 'fixed') refuseOver(request.event, state.moments, { now, zone: cohort.zone })
    return { moments: state.set, links: state.links, cancelled: true }
  }
  if ('links' in request)
    return { moments: state.set, links: newLinks(request, event, state), cancelled: false }
  if (cohort.start === 'rolling')
    throw new Refused({ refused: 'event-of-rolling-cohort', event: request.event })
  const run = runOf(cohort)
  const moving = { name: request.event, event, state, run, now }
  const to = onClockOf(run.zone, request.move.to, cohort.zone)
  return { moments: momentsMoved(moving, { ...request.move, to }), links: state.links, cancelled: false }
}

/** An hour that was given in the zone of the cohort, as clocks show it in that of its events: the one that it had first. */
function onClockOf(zone: string, to: Move['to'], given: string): Move['to'] {
  if (to.at === undefined || zone === given) return to
  const [date = '', at = ''] = DateTime.fromJSDate(instantAt(to.date, to.at, given), { zone })
    .toFormat('yyyy-MM-dd HH:mm')
    .split(' ')
  return { date, at }
}

function newLinks(
  request: EventRequest & { links: EventLinks },
  event: ProgrammeEvent,
  { links }: EventState,
): EventLinks {
  if (event.kind !== 'webinar') throw new Refused({ refused: 'links-of-no-webinar', event: request.event })
  const given = { ...links, ...request.links }
  const url = Object.values(request.links).find((link) => !eventUrl.safeParse(link).success)
  if (url !== undefined) throw new Refused({ refused: 'link-unusable', url })
  if (JSON.stringify(given) === JSON.stringify(links))
    throw new Refused({ refused: 'links-there-already', event: request.event })
  return given
}

function refuseOver(event: string, moments: EventMoments, { now, zone }: { now: Date; zone: string }): void {
  if (Object.values(moments).every((moment) => comesAt(moment, zone) <= now))
    throw new Refused({ refused: 'event-over', event })
}

/** The calendar on which the events of a cohort take place. */
export function runOf({ calendar, ...dates }: Cohort): EventRun {
  return eventRun({ rule: calendar, ...dates })
}
