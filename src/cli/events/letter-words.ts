import type { ReminderChange } from '../../actions/events/event-change-letters.ts'
import type { EventPlan } from '../../actions/events/event-plan.ts'
import { isForThoseKnownLater } from '../../domain/reminder-times.ts'
import { table } from '../output.ts'
import { instantIn } from './moments.ts'
import { amount, audienceWords } from './people-words.ts'

/** What a change means for the letters about an event: who is told of it, and what happens to the reminders. */
export function letterWords(plan: EventPlan, now: Date): string[] {
  return [noticeWords(plan, now), ...reminderWords(plan)]
}

function noticeWords({ cohort, letters: { notice }, after, noticeAt }: EventPlan, now: Date): string {
  if (!notice) return 'Told by letter: nobody; the reminders that leave from then on say what is true.'
  const { registered, waiting } = notice
  const isMooc = after.facts.kind === 'mooc'
  if (registered + waiting === 0)
    return `Told by letter: nobody, as nobody ${isMooc ? 'went on to sign up' : 'is registered'} yet.`
  const people = [
    ...(registered > 0 ? [`${amount(registered)} ${isMooc ? 'who went on to sign up' : 'registered'}`] : []),
    ...(waiting > 0 ? [`${amount(waiting)} waiting for a place`] : []),
  ].join(' and ')
  if (noticeAt <= now) return `Told by letter at once: ${people}.`
  const hour = instantIn(noticeAt, cohort.zone)
  return `Told by letter on ${hour}, with whatever else is changed until then: ${people}.`
}

function reminderWords({ letters, after }: EventPlan): string[] {
  const lines = merged(letters.reminders)
  if (lines.length === 0) return ['No reminder of it is still to leave.']
  const [zone, ...others] = new Set(lines.map((line) => line.zone))
  const isOneZone = others.length === 0
  const rows = lines.map((line) => [
    `  ${line.reminder}`,
    audienceWords(line.audience, after.facts.kind),
    howMany(line),
    ...times(line),
    ...(isOneZone ? [] : [line.zone]),
  ])
  const head = ['  REMINDER', 'FOR', 'PEOPLE', 'PLANNED FOR', 'WITH THIS CHANGE']
  const where = isOneZone ? zone : 'on the clocks of their readers'
  return [
    `Its reminders still to leave (${where}):`,
    ...table([[...head, ...(isOneZone ? [] : ['ZONE'])], ...rows]),
  ]
}

/** Attendance is unknown until a list is stored; a zero would look like an answer. */
function howMany({ audience, people }: ReminderChange): string {
  return people === 0 && isForThoseKnownLater(audience) ? 'not known yet' : amount(people)
}

function times({ before, after, zone }: ReminderChange): [planned: string, becomes: string] {
  const planned = before ? instantIn(before, zone) : 'not planned'
  if (!after) return [planned, 'does not leave']
  return [planned, before?.getTime() === after.getTime() ? 'the same' : instantIn(after, zone)]
}

/** Merges the lines of tracks that differ only in the hour of their lessons: these mostly have the same reminders. */
function merged(reminders: readonly ReminderChange[]): ReminderChange[] {
  const lines = new Map<string, ReminderChange>()
  for (const line of reminders) {
    const { reminder, audience, zone, before, after } = line
    const key = JSON.stringify([reminder, audience, zone, before, after])
    lines.set(key, { ...line, people: line.people + (lines.get(key)?.people ?? 0) })
  }
  return [...lines.values()].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

/** Sorts by the readers' clocks, so that the lines of one reminder stand together. */
function placeOf({ reminder, before, after, zone }: ReminderChange): string {
  const leaves = after ?? before
  return `${leaves ? instantIn(leaves, zone).slice(4) : ''} ${reminder} ${zone}`
}
