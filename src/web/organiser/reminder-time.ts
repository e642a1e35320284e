import type { Course } from '../../documents/course.ts'
import type { Reminder } from '../../domain/event-schema.ts'
import { readReminderRule } from '../../domain/reminder-rule.ts'
import { reminderRules } from '../../domain/reminders.ts'
import type { Say } from '../../language/say.ts'

type OfEvent = { letter: string; event: string | null }

/** When a reminder leaves, counted from its event: « la veille », « 7 jours avant la fin »; undefined of one without a rule. */
export function reminderTime(
  { letter, event }: OfEvent,
  course: Course | undefined,
  say: Say,
): string | undefined {
  const content = event === null ? undefined : course?.programme.events[event]
  const rule = content && reminderRules(content).find(({ name }) => letter === `${event}.${name}`)
  return rule && timeWords(rule, say)
}

function timeWords({ when, of }: Reminder, say: Say): string {
  const { side, unit, count } = distance(when)
  return say(`o.reminder.${side}.${unit}`, { count, of: of === 'end' ? 'end' : 'other' })
}

const MINUTES_AN_HOUR = 60

type Distance = { side: 'before' | 'after'; unit: 'day' | 'hour' | 'minute'; count: number }

function distance(when: string): Distance {
  const rule = readReminderRule(when)
  const [offset, unit] = rule.by === 'days' ? ([rule.days, 'day'] as const) : hoursOrMinutes(rule.minutes)
  return { side: offset < 0 ? 'before' : 'after', unit, count: Math.abs(offset) }
}

function hoursOrMinutes(minutes: number): [number, 'hour' | 'minute'] {
  return minutes % MINUTES_AN_HOUR === 0 ? [minutes / MINUTES_AN_HOUR, 'hour'] : [minutes, 'minute']
}
