import type { EventPlan } from '../../actions/events/event-plan.ts'
import {
  audienceWords,
  mergedReminders,
  noticeWords,
  reminderPeople,
  reminderTimes,
} from '../../actions/events/plan-words.ts'
import { table } from '../output.ts'
import { instantIn } from './moments.ts'

const ENGLISH = { language: 'en', instant: instantIn } as const

/** What a change means for the letters about an event: who is told of it, and what happens to the reminders. */
export function letterWords(plan: EventPlan, now: Date): string[] {
  return [noticeWords(plan, { ...ENGLISH, now }), ...reminderWords(plan)]
}

function reminderWords(plan: EventPlan): string[] {
  const lines = mergedReminders(plan)
  if (lines.length === 0) return ['No reminder of it is still to leave.']
  const [zone, ...others] = new Set(lines.map((line) => line.zone))
  const isOneZone = others.length === 0
  const { kind } = plan.after.facts
  const rows = lines.map((line) => [
    `  ${line.reminder}`,
    audienceWords(line.audience, { kind, language: 'en' }),
    reminderPeople(line, 'en'),
    ...reminderTimes(line, ENGLISH),
    ...(isOneZone ? [] : [line.zone]),
  ])
  const head = ['  REMINDER', 'FOR', 'PEOPLE', 'PLANNED FOR', 'WITH THIS CHANGE']
  const where = isOneZone ? zone : 'on the clocks of their readers'
  return [
    `Its reminders still to leave (${where}):`,
    ...table([[...head, ...(isOneZone ? [] : ['ZONE'])], ...rows]),
  ]
}
