import type { Audience, Reminder } from './event-schema.ts'
import type { ProgrammeEvent } from './programme.ts'
import { milestoneName } from './written-moments.ts'

/**
 * The usual reminders of an event of its kind. A start is told in other words to those who go than to those who still
 * could. A milestone is told to those who registered, the day before, when something can still be done about it.
 */
export function defaultReminders(event: ProgrammeEvent): Reminder[] {
  switch (event.kind) {
    case 'webinar':
      return WEBINAR
    case 'mooc':
      return [...moocReminders(event), ...milestoneReminders(event.milestones?.length ?? 0)]
    case 'release':
      return Object.keys(event.dates).map((date) => usual(date, 'P0D at 09:00', date, 'everyone'))
  }
}

type UsualReminder = Reminder & {
  /** The letter that has its words: `templates/service/<language>/<words>.md`. */
  words: string
}

/** To add one, add a line here and a letter of its name for each language. */
const WEBINAR: UsualReminder[] = [
  usual('day-before', '-P1D at 09:00', 'start', 'registered'),
  usual('invite', '-P1D at 09:00', 'start', 'not-registered'),
  usual('hour-before', '-PT1H', 'start', 'registered'),
  usual('replay', '+P1D at 09:00', 'end', 'registered'),
]

const MOOC: UsualReminder[] = [
  usual('opens', 'P0D at 09:00', 'opens', 'not-registered'),
  usual('first-day', 'P0D at 09:00', 'start', 'registered'),
  usual('start-invite', 'P0D at 09:00', 'start', 'not-registered'),
  usual('week-before-end', '-P7D at 09:00', 'end', 'registered'),
  usual('last-call', '-P7D at 09:00', 'end', 'not-registered'),
]

/** Of a session whose sign-up opens as it starts, the first day says it all. */
function moocReminders({ opens, start }: Extract<ProgrammeEvent, { kind: 'mooc' }>): Reminder[] {
  const isOne = JSON.stringify(opens) === JSON.stringify(start)
  return isOne ? MOOC.filter(({ name }) => name !== 'opens') : MOOC
}

function milestoneReminders(count: number): UsualReminder[] {
  return Array.from({ length: count }, (_, index) => milestoneReminder(index))
}

function milestoneReminder(index: number): UsualReminder {
  const rule = usual(`milestone-${index + 1}`, '-P1D at 09:00', milestoneName(index), 'registered')
  return { ...rule, words: 'milestone' }
}

function usual(name: string, when: string, of: string, to: Audience): UsualReminder {
  return { name, when, of, to, meets_lesson: 'wait', words: name }
}

/** The usual reminder of that name for events of a kind, whether or not an event has it; undefined where there is none. */
export function usualReminder(kind: 'webinar' | 'mooc', name: string): UsualReminder | undefined {
  if (kind === 'webinar') return WEBINAR.find((rule) => rule.name === name)
  return MOOC.find((rule) => rule.name === name) ?? usualMilestone(name)
}

function usualMilestone(name: string): UsualReminder | undefined {
  const rule = milestoneReminder(Number(name.slice('milestone-'.length)) - 1)
  return rule.name === name ? rule : undefined
}
