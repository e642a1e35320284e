import type { CalendarRule } from '../domain/calendar-rule.ts'
import { isPlaceholderHost } from '../domain/outside-address.ts'
import { errorAt, type Mistake, warningAt } from './mistake.ts'
import { orderMistakes } from './moment-order.ts'
import { reminderMistakes } from './reminder-rules.ts'
import { groupOf, type Schedule } from './schedule.ts'
import { oneOf, suggest } from './suggest.ts'
import { isInBrackets } from './to-fill-in.ts'
import { type WrittenEvent, writtenEvents } from './written-event.ts'

const TEN_YEARS = 3660
const NO_LINKS =
  'its address there, links: { name: { title: …, url: "https://…" } }, or an event without a link'

/**
 * Checks events: their title is no stand-in, their link is named under `links`, their moments are in order, no day is years
 * away, their own URLs are real, their places can be counted, and their reminders can leave.
 */
export function eventMistakes(schedule: Schedule): Mistake[] {
  return writtenEvents(schedule).flatMap((event) => [
    ...titleMistake(schedule, event),
    ...linkMistake(schedule, event),
    ...orderMistakes(schedule, event),
    ...farMistakes(schedule, event),
    ...addressMistakes(schedule, event),
    ...capacityMistake(schedule, event),
    ...dateNameMistake(schedule, event),
    ...reminderMistakes(schedule, event),
  ])
}

function titleMistake({ file, source }: Schedule, { name, content: { title } }: WrittenEvent): Mistake[] {
  if (typeof title !== 'string' || !isInBrackets(title)) return []
  const position = { file, line: source.lineOf(['events', name, 'title']) }
  return [warningAt(position, { warned: 'event-title-to-fill-in', event: name, said: title })]
}

function linkMistake({ file, source }: Schedule, { name, content: { link } }: WrittenEvent): Mistake[] {
  const links = Object.keys(groupOf(groupOf(source.value).links))
  if (typeof link !== 'string' || links.includes(link)) return []
  const position = { file, line: source.lineOf(['events', name, 'link']) }
  const what = `no link '${link}' under links${suggest(link, links)}`
  return [errorAt(position, what, links.length > 0 ? oneOf(links) : NO_LINKS)]
}

/** The fewer days of the week a course runs on, the further away its last day is. */
function farMistakes({ file, source, programme }: Schedule, { moments }: WrittenEvent): Mistake[] {
  const last = Math.floor((TEN_YEARS * daysAWeek(programme.calendar)) / 7)
  return moments.flatMap(({ moment, path }) => {
    if (moment === undefined || !('day' in moment) || moment.day <= last) return []
    const position = { file, line: source.lineOf([...path, 'day']) }
    return [errorAt(position, `day ${moment.day} is more than ten years away`, `a day up to ${last}`)]
  })
}

function daysAWeek({ days }: CalendarRule): number {
  if (days === 'every-day') return 7
  return days === 'weekdays' ? 5 : new Set(days).size
}

/** Placeholder hosts only: the schema has already refused anything that is not an https URL. */
function addressMistakes({ file, source }: Schedule, { name, kind, content }: WrittenEvent): Mistake[] {
  if (kind !== 'webinar') return []
  return ['join', 'replay'].flatMap((key) => {
    const url = content[key]
    if (typeof url !== 'string' || !URL.canParse(url) || !isPlaceholderHost(new URL(url).hostname)) return []
    const position = { file, line: source.lineOf(['events', name, key]) }
    return [warningAt(position, { warned: 'event-link-to-fill-in', key, event: name, url })]
  })
}

/** Places are counted over the cohort. If readers have dates of their own, some would take the places of others. */
function capacityMistake({ file, source, programme }: Schedule, event: WrittenEvent): Mistake[] {
  if (event.kind !== 'webinar' || typeof event.content.capacity !== 'number') return []
  if (programme.start !== 'rolling') return []
  const position = { file, line: source.lineOf(['events', event.name, 'capacity']) }
  const what = `the places of '${event.name}' cannot be counted with 'start: rolling', as readers have other dates`
  return [errorAt(position, what, 'no capacity')]
}

/** The default reminders of a release are named after its dates. */
function dateNameMistake(
  { file, source }: Schedule,
  { name, kind, content, moments }: WrittenEvent,
): Mistake[] {
  const date = moments.find((moment) => moment.name === 'change')
  if (kind !== 'release' || content.reminders !== undefined || !date) return []
  const what = `the usual reminder of '${name}' would be named 'change', as other letters are`
  return [errorAt({ file, line: source.lineOf(date.path) }, what, 'another name for that date')]
}
