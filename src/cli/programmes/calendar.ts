import { DateTime } from 'luxon'
import type { Config } from '../../config.ts'
import { type Course, readCourse } from '../../documents/course.ts'
import { type CourseDates, courseDates } from '../../documents/course-dates.ts'
import { courseFeed } from '../../documents/course-feed.ts'
import type { Output } from '../output.ts'
import { count, table } from '../output.ts'
import { askedFolder, loadEdition } from './programme-argument.ts'

export type CalendarOptions = {
  from: string
  zone?: string
  at?: string
  json?: boolean
  ics?: boolean
  published?: boolean
}

/**
 * `feuilleton calendar <programme>`: the dates of a course that begins on a given day, for people, programs or
 * calendars.
 */
export async function calendar(
  config: Config,
  name: string,
  options: CalendarOptions,
  output: Output,
): Promise<number> {
  const { edition } = await loadEdition(await askedFolder(config, options), name)
  const dates = datesOf(readCourse(edition), options)
  if (options.json) output.out(JSON.stringify(tellPrograms(dates), null, 2))
  else if (options.ics)
    output.out(courseFeed(dates, new Date()).slice(0, -1)) // the output adds the final line end
  else for (const line of linesOf(dates)) output.out(line)
  return 0
}

function datesOf(course: Course, { from, ...options }: CalendarOptions): CourseDates {
  const { calendar: rule, zone, at } = course.programme
  return courseDates(course, { rule, dayOne: from, zone: options.zone ?? zone, at: options.at ?? at })
}

function tellPrograms({ course, run, lessons, leftOut, moments }: CourseDates) {
  return {
    programme: course.programme.programme,
    from: run.dayOne,
    zone: run.zone,
    lessons: lessons.map(({ dueAt, expiresAt, section: _, ...lesson }) => ({
      ...lesson,
      dueAt: dueAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    leftOut: leftOut.map(({ letter, day, date, reason }) => ({ letter, day, date, reason })),
    events: moments.map(({ at, ...moment }) => ({ ...moment, at: at.toISOString() })),
  }
}

function linesOf({ run: { zone }, lessons, leftOut, moments }: CourseDates): string[] {
  const local = (instant: Date) => DateTime.fromJSDate(instant, { zone }).toFormat('ccc yyyy-MM-dd HH:mm')
  return [
    `${count(lessons.length, 'lesson')}, in ${zone}`,
    ...table(lessons.map(({ day, dueAt, title }) => [String(day).padStart(3), local(dueAt), title])),
    ...leftOut.map(
      ({ day, date, letter, reason }) =>
        `${String(day).padStart(3)}  ${date}: ${letter} is left out (${reason})`,
    ),
    ...(moments.length > 0 ? ['', 'Events', ...table(moments.map(momentRow(local)))] : []),
  ]
}

function momentRow(local: (instant: Date) => string) {
  return ({ at, wholeDay, date, title, moment }: CourseDates['moments'][number]): string[] => [
    wholeDay ? `    ${date}` : local(at),
    `${title}: ${moment}`,
  ]
}
