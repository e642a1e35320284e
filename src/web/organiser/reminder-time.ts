import { audienceWords } from '../../actions/events/plan-words.ts'
import type { Course } from '../../documents/course.ts'
import type { Reminder } from '../../domain/event-schema.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import { readReminderRule } from '../../domain/reminder-rule.ts'
import { reminderRules } from '../../domain/reminders.ts'
import type { Say } from '../../language/say.ts'
import type { Visit } from './visit.ts'

type OfEvent = { letter: string; event: string | null }

/**
 * When a reminder leaves, counted from its event: « la veille », « 7 jours avant la fin »; and for whom, where others
 * get one at that time. Undefined of one without a rule.
 */
export function reminderTime(
  { letter, event }: OfEvent,
  course: Course | undefined,
  { say, language }: Pick<Visit, 'say' | 'language'>,
): string | undefined {
  const content = event === null ? undefined : course?.programme.events[event]
  const rules = content ? reminderRules(content) : []
  // `<event>.<reminder>`, and after a move the number of its change.
  const rule = rules.find(({ name }) => name === letter.split('.')[1])
  if (!content || !rule) return undefined
  const when = timeWords(rule, say)
  const isOnlyThen = rules.every((other) => other === rule || timeWords(other, say) !== when)
  if (isOnlyThen) return when
  return `${when} (${audienceWords(rule.to, { kind: content.kind, language })})`
}

/** The same of a reminder by its name; the name where no rule has it. */
export function reminderWords(event: ProgrammeEvent, reminder: string, say: Say): string {
  const rule = reminderRules(event).find(({ name }) => name === reminder)
  return rule ? timeWords(rule, say) : reminder
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
