import ical, { ICalCalendarMethod } from 'ical-generator'
import { DateTime } from 'luxon'
import type { Config } from '../config.ts'
import type { Edition } from '../domain/edition.ts'
import { planEvents, planTrack } from '../domain/plan.ts'
import type { Output } from './output.ts'
import { count, table } from './output.ts'
import { loadEdition } from './programme-argument.ts'

export type CalendarOptions = { from: string; zone?: string; at?: string; json?: boolean; ics?: boolean }

/** `feuilleton calendar <programme>`: the dates of a course that begins on a day, for people, programs or calendars. */
export async function calendar(
  config: Config,
  name: string,
  options: CalendarOptions,
  output: Output,
): Promise<number> {
  const { edition } = await loadEdition(config.root, name)
  const dates = datesOf(edition, options)
  if (options.json) output.out(JSON.stringify(dates, null, 2))
  else if (options.ics) output.out(linesOfFeed(edition, dates, new Date()))
  else for (const line of linesOf(dates)) output.out(line)
  return 0
}

type Dates = ReturnType<typeof datesOf>

function datesOf(edition: Edition, { from, ...options }: CalendarOptions) {
  const { programme } = edition
  const zone = options.zone ?? programme.zone
  const track = { dayOne: from, zone, at: options.at ?? programme.at }
  const { lessons, leftOut } = planTrack(programme, programme.calendar, track)
  const events = planEvents(programme, { rule: programme.calendar, dayOne: from, zone })
  return {
    programme: programme.programme,
    from,
    zone,
    lessons: lessons.map(({ dueAt, ...lesson }) => ({
      ...lesson,
      title: titleOf(edition, lesson.letter),
      dueAt: dueAt.toISOString(),
      expiresAt: lesson.expiresAt.toISOString(),
    })),
    leftOut,
    events: Object.entries(events).flatMap(([event, moments]) =>
      Object.entries(moments).map(([moment, { at, wholeDay, date }]) => ({
        event,
        moment,
        title: programme.events[event]?.title ?? event,
        date,
        wholeDay,
        at: at.toISOString(),
      })),
    ),
  }
}

/** The title in a lesson's front matter, as written. */
function titleOf(edition: Edition, letter: string): string {
  return /^title: *["']?(.+?)["']?$/m.exec(edition.files[`lessons/${letter}.md`] ?? '')?.[1] ?? letter
}

function linesOf({ zone, lessons, leftOut, events }: Dates): string[] {
  const local = (instant: string) => DateTime.fromISO(instant, { zone }).toFormat('ccc yyyy-MM-dd HH:mm')
  return [
    `${count(lessons.length, 'lesson')}, in ${zone}`,
    ...table(lessons.map(({ day, dueAt, title }) => [String(day).padStart(3), local(dueAt), title])),
    ...leftOut.map(
      ({ day, date, letter, reason }) =>
        `${String(day).padStart(3)}  ${date}: ${letter} is left out (${reason})`,
    ),
    '',
    'Events',
    ...table(
      events.map(({ at, wholeDay, date, title, moment }) => [
        wholeDay ? `    ${date}` : local(at),
        `${title}: ${moment}`,
      ]),
    ),
  ]
}

/**
 * Lessons as whole days, events at their hours (RFC 5545), UTC instants. A UID stands for one letter of the course that
 * begins on that day, whatever the edition: importing again replaces, and another day one stands beside.
 */
function linesOfFeed(edition: Edition, { from, lessons, events, programme }: Dates, stamp: Date): string {
  const feed = ical({
    name: edition.programme.title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: {
      company: 'Feuilleton',
      product: 'Calendar',
      language: edition.programme.language.toUpperCase(),
    },
  })
  for (const { date, title, day, letter } of lessons) {
    feed.createEvent({
      id: `${letter}.${from}@${programme}`,
      start: date,
      allDay: true,
      summary: `${day}. ${title}`,
      stamp,
    })
  }
  for (const { event, moment, title, at, date, wholeDay } of events) {
    if (moment === 'end') continue
    const end = events.find((other) => other.event === event && other.moment === 'end' && !wholeDay)?.at
    const id = `${event}.${moment}.${from}@${programme}`
    feed.createEvent({
      id,
      start: wholeDay ? date : at,
      allDay: wholeDay,
      summary: title,
      stamp,
      ...(end && moment === 'start' ? { end } : {}),
    })
  }
  return `${feed.toString().trimEnd()}\r` // the end of the output's line makes it CRLF, as every line of the feed
}
