import { type Moment, moment } from '../domain/programme.ts'
import { errorAt, type Mistake } from './mistake.ts'
import { groupOf, type Schedule } from './schedule.ts'
import { oneOf, suggest } from './suggest.ts'

const LAST_DAY = 3660

/** Events: their link is named under `links`, a mooc ends after it starts, no day lies years away. */
export function eventMistakes(schedule: Schedule): Mistake[] {
  const events = Object.entries(groupOf(groupOf(schedule.source.value).events))
  return events.flatMap(([name, event]) => [
    ...linkMistake(schedule, name, groupOf(event).link),
    ...orderMistake(schedule, name, groupOf(event)),
    ...farMistakes(schedule, name, groupOf(event)),
  ])
}

function linkMistake({ file, source }: Schedule, name: string, link: unknown): Mistake[] {
  const links = Object.keys(groupOf(groupOf(source.value).links))
  if (typeof link !== 'string' || links.includes(link)) return []
  const place = { file, line: source.lineOf(['events', name, 'link']) }
  return [errorAt(place, `no link '${link}' under links${suggest(link, links)}`, oneOf(links))]
}

function orderMistake(
  { file, source }: Schedule,
  name: string,
  event: Readonly<Record<string, unknown>>,
): Mistake[] {
  const start = moment.safeParse(event.start).data
  const end = moment.safeParse(event.end).data
  if (start === undefined || end === undefined || !isBefore(end, start)) return []
  const place = { file, line: source.lineOf(['events', name, 'end']) }
  return [
    errorAt(
      place,
      `'${name}' ends before it starts`,
      `an end after line ${source.lineOf(['events', name, 'start'])}`,
    ),
  ]
}

/** A day of the course and a date of its own cannot be compared: that depends on the cohort. */
function isBefore(end: Moment, start: Moment): boolean {
  const [endHour, startHour] = [end.at ?? '24:00', start.at ?? '00:00']
  if ('day' in end && 'day' in start)
    return end.day < start.day || (end.day === start.day && endHour < startHour)
  if ('date' in end && 'date' in start) return `${end.date}T${endHour}` < `${start.date}T${startHour}`
  return false
}

function farMistakes(
  { file, source }: Schedule,
  name: string,
  event: Readonly<Record<string, unknown>>,
): Mistake[] {
  const dates = Object.entries(groupOf(event.dates)).map(([key, value]) => ({
    path: ['dates', key],
    value,
  }))
  const moments = [...dates, ...Object.entries(event).map(([key, value]) => ({ path: [key], value }))]
  return moments.flatMap(({ path, value }) => {
    const { day } = groupOf(value)
    if (typeof day !== 'number' || day <= LAST_DAY) return []
    const place = { file, line: source.lineOf(['events', name, ...path, 'day']) }
    return [errorAt(place, `day ${day} is more than ten years away`, `a day up to ${LAST_DAY}`)]
  })
}
