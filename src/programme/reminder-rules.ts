import { offsetOf, type ReminderRule, readReminderRule, WHOLE_DAY_AT } from '../domain/reminder-rule.ts'
import { isForThoseKnownLater, staysTrue } from '../domain/reminder-times.ts'
import { errorAt, type Mistake } from './mistake.ts'
import type { Schedule } from './schedule.ts'
import { oneOf, suggest } from './suggest.ts'
import { dueMinutes, overMinutes, type WallClock, wallClockOf } from './wall-clock.ts'
import type { WrittenEvent, WrittenReminder } from './written-event.ts'

/**
 * Checks reminders: each has a name of its own, is counted from a moment of its event, and can leave. Hours are
 * compared on the programme's clock; for readers of another zone a reminder may still have to be left out.
 */
export function reminderMistakes(schedule: Schedule, event: WrittenEvent): Mistake[] {
  return event.reminders.flatMap((reminder) => [
    ...twice(schedule, event, reminder),
    ...momentMistake(schedule, event, reminder),
    ...timeMistake(schedule, event, reminder),
    ...audienceMistake(schedule, event, reminder),
    ...foldMistake(schedule, event, reminder),
  ])
}

type Key = 'name' | 'when' | 'of' | 'to' | 'meets_lesson'

function positionOf({ file, source }: Schedule, event: WrittenEvent, { index }: WrittenReminder, key: Key) {
  return { file, line: source.lineOf(['events', event.name, 'reminders', index, key]) }
}

function twice(schedule: Schedule, event: WrittenEvent, reminder: WrittenReminder): Mistake[] {
  const first = event.reminders.find(({ name }) => name === reminder.name)
  if (first === undefined || first.index === reminder.index) return []
  const other = positionOf(schedule, event, first, 'name').line
  const what = `the reminder '${reminder.name}' of '${event.name}' is there twice: also on line ${other}`
  return [errorAt(positionOf(schedule, event, reminder, 'name'), what)]
}

function momentMistake(schedule: Schedule, event: WrittenEvent, reminder: WrittenReminder): Mistake[] {
  const names = event.moments.map(({ name }) => name)
  const { of } = reminder
  if (event.kind === undefined || of === undefined || names.includes(of)) return []
  const what = `'${event.name}' has no moment '${of}'${suggest(of, names)}`
  return [errorAt(positionOf(schedule, event, reminder, 'of'), what, oneOf(names))]
}

function timeMistake(schedule: Schedule, event: WrittenEvent, reminder: WrittenReminder): Mistake[] {
  const timed = timedOf(event, reminder)
  if (event.kind === undefined || timed === undefined) return []
  const { of, clock, rule } = timed
  const position = positionOf(schedule, event, reminder, 'when')
  if (countsNoHour(timed)) {
    const what = `'${reminder.when}' counts hours, and '${of}' of '${event.name}' is a whole day`
    return [errorAt(position, what, `days, such as -P1D at ${WHOLE_DAY_AT}, or an hour for '${of}'`)]
  }
  const isOnTheDay = offsetOf(rule) === 0 && !staysTrue(event.kind, of)
  if (!isOnTheDay || dueMinutes(rule, clock) < overMinutes(clock)) return []
  const what = `'${reminder.name}' would never leave: '${of}' of '${event.name}' has come by then`
  return [errorAt(position, what, 'an earlier hour')]
}

/** Who attended is known for webinars only, and only after their end. */
function audienceMistake(schedule: Schedule, event: WrittenEvent, reminder: WrittenReminder): Mistake[] {
  if (event.kind === undefined || !isForThoseKnownLater(reminder.to)) return []
  if (event.kind !== 'webinar') {
    const what = `'${reminder.to}' is known of webinars only, and '${event.name}' is none`
    return [
      errorAt(positionOf(schedule, event, reminder, 'to'), what, 'everyone, registered or not-registered'),
    ]
  }
  const [timed, end] = [timedOf(event, reminder), wallClockOf(event, 'end')]
  if (!timed || !end || countsNoHour(timed)) return []
  if (dueMinutes(timed.rule, timed.clock) >= overMinutes(end)) return []
  const what = `'${reminder.name}' would leave before the end of '${event.name}', when nobody is '${reminder.to}' yet`
  return [
    errorAt(
      positionOf(schedule, event, reminder, 'when'),
      what,
      'a time after its end, such as +P1D at 09:00',
    ),
  ]
}

/** Guests get no lessons, so a reminder for them cannot be part of one. */
function foldMistake(schedule: Schedule, event: WrittenEvent, reminder: WrittenReminder): Mistake[] {
  const isPublic = event.kind === 'webinar' && event.content.public === true
  if (!isPublic || reminder.meets_lesson !== 'fold' || reminder.to === 'not-registered') return []
  const what = `'${reminder.name}' would be a part of a lesson, and who registers for '${event.name}' without the course gets none`
  return [errorAt(positionOf(schedule, event, reminder, 'meets_lesson'), what, 'meets_lesson: wait')]
}

type Timed = { of: string; clock: WallClock; rule: ReminderRule }

/** Undefined when its moment is not known, such as the first of several dates of a release. */
function timedOf(event: WrittenEvent, reminder: WrittenReminder): Timed | undefined {
  const [only, ...others] = event.moments
  const usual = event.kind !== 'release' ? 'start' : others.length === 0 ? only?.name : undefined
  const of = reminder.of ?? usual
  const clock = of === undefined ? undefined : wallClockOf(event, of)
  return of !== undefined && clock ? { of, clock, rule: readReminderRule(reminder.when) } : undefined
}

function countsNoHour({ rule, clock }: Timed): boolean {
  return rule.by === 'minutes' && clock.wholeDay
}
