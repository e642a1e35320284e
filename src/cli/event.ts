import { DateTime } from 'luxon'
import { changeEvent, type EventPlan, type EventRequest, planEventChange } from '../actions/change-event.ts'
import { eventsOfCohort } from '../actions/events-of-cohort.ts'
import { withStore } from '../app.ts'
import type { Config } from '../config.ts'
import { isoDate, wallTime } from '../domain/calendar-rule.ts'
import { systemClock } from '../domain/clock.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import type { Move } from '../domain/moved-event.ts'
import { UserError } from '../domain/user-error.ts'
import { count, type Output, table } from './output.ts'

/** `feuilleton event list <cohort>`: the events of a cohort as they stand. */
export async function listEvents(
  config: Config,
  cohort: string,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const { cohort: found, events } = await withStore(config, (db) => eventsOfCohort(db, cohort))
  const { zone } = found
  if (json) output.out(JSON.stringify(events, null, 2))
  else if (events.length === 0) output.out(`${cohort} has no event.`)
  else {
    const rows = events.flatMap(({ event, kind, moments, cancelled, sequence }) =>
      Object.entries(moments).map(([name, moment]) => [
        ...[event, kind, name, inWords(moment, zone)],
        cancelled ? 'cancelled' : sequence > 0 ? 'changed' : '',
      ]),
    )
    for (const line of table([['EVENT', 'KIND', 'MOMENT', `WHEN (${zone})`, ''], ...rows])) output.out(line)
  }
  return 0
}

/** `feuilleton event move <cohort> <event> --to <date>`: shows what it does, and does it with `--yes`. */
export function moveEvent(
  config: Config,
  { cohort, event }: { cohort: string; event: string },
  { to, moment, yes = false }: { to: string; moment?: string; yes?: boolean },
  output: Output,
): Promise<number> {
  return change(config, { cohort, event, move: { moment, to: readMoment(to) } }, { yes, output })
}

/** `feuilleton event cancel <cohort> <event>`: shows what it does, and does it with `--yes`. */
export function cancelEvent(
  config: Config,
  { cohort, event }: { cohort: string; event: string },
  { yes = false }: { yes?: boolean },
  output: Output,
): Promise<number> {
  return change(config, { cohort, event, cancel: true }, { yes, output })
}

async function change(
  config: Config,
  request: EventRequest,
  { yes, output }: { yes: boolean; output: Output },
): Promise<number> {
  const plan = await withStore(config, (db) =>
    (yes ? changeEvent : planEventChange)(db, request, systemClock),
  )
  for (const line of planWords(request.event, plan)) output.out(line)
  output.out(yes ? 'Done: what leaves from now on says so.' : 'Nothing is changed yet: add --yes to do it.')
  return 0
}

function planWords(event: string, { cohort, title, before, after, lessons }: EventPlan): string[] {
  const { zone } = cohort
  const rows = Object.entries(before.moments).map(([name, moment]) => {
    const next = after.moments[name] ?? moment
    const isMoved = next.at.getTime() !== moment.at.getTime()
    const becomes = after.cancelled ? 'cancelled' : isMoved ? inWords(next, zone) : 'as it is'
    return [`  ${name}`, inWords(moment, zone), '->', becomes]
  })
  return [
    `${event}, ${title} (${cohort.slug}, ${zone})`,
    ...table(rows),
    ...lessonWords(concerned(lessons, after)),
  ]
}

type Concerned = { lessons: EventPlan['lessons']; silent: EventPlan['lessons'] }

/** Of a cancelled event, the lessons that would still announce it. */
function concerned(lessons: EventPlan['lessons'], { cancelled }: EventPlan['after']): Concerned {
  return { lessons, silent: cancelled ? lessons.filter((lesson) => !lesson.asksWhetherCancelled) : [] }
}

function lessonWords({ lessons, silent }: Concerned): string[] {
  const named = (some: EventPlan['lessons']) =>
    some.map(({ letter, date }) => `${letter} (${date})`).join(', ')
  if (lessons.length === 0) return ['No lesson that has still to leave speaks of it.']
  const telling = lessons.filter((lesson) => !silent.includes(lesson))
  const told = `${count(telling.length, 'lesson')} still to leave will say so: ${named(telling)}`
  const untold = [
    `These do not ask whether it is cancelled, and will announce it all the same: ${named(silent)}.`,
    'Pause the cohort first if that must not be.',
  ]
  return [...(telling.length > 0 ? [told] : []), ...(silent.length > 0 ? untold : [])]
}

function inWords({ at, wholeDay, date }: LetterMoment, zone: string): string {
  if (wholeDay) return DateTime.fromISO(date, { zone: 'utc' }).toFormat('ccc yyyy-LL-dd')
  return DateTime.fromJSDate(at, { zone }).toFormat('ccc yyyy-LL-dd HH:mm')
}

function readMoment(to: string): Move['to'] {
  const [date = '', at] = to.split('T')
  const day = isoDate.safeParse(date).data
  const hour = at === undefined ? undefined : wallTime.safeParse(at).data
  if (day === undefined || (at !== undefined && hour === undefined)) {
    throw new UserError(
      `--to ${to}: expected a date and an hour in the zone of the cohort, such as 2027-03-17T13:00`,
    )
  }
  return hour === undefined ? { date: day } : { date: day, at: hour }
}
