import type { MailFinding } from '../../domain/finding.ts'
import { offsetOf, readReminderRule } from '../../domain/reminder-rule.ts'
import { reminderRules } from '../../domain/reminders.ts'
import type { AboutEvent } from '../report.ts'
import { isOver, type TrueEvent, type TrueMoment, type Truth } from '../truth.ts'
import type { ReadMail } from './read-mail.ts'

const CALLS_OFF = ['cancelled', 'unregistered']

/**
 * Finds letters about an event that should not have left: about a start that has passed, or about a cancelled event.
 */
export function untimelyNote({ date, letter }: ReadMail, truth: Truth): MailFinding[] {
  const { about, zone } = letter
  const state = about && truth.at(date).find(({ name }) => name === about.event)
  if (!about || !state) return []
  if (state.cancelled && !CALLS_OFF.includes(about.kind))
    return [{ found: 'left-though-cancelled', event: about.event }]
  const moment = momentToCome(about, state)
  return moment && isOver(moment, { at: date, zone })
    ? [{ found: 'left-too-late', event: about.event, moment: moment.name }]
    : []
}

/** The moment before which a letter makes sense, if any. */
function momentToCome({ kind, purpose }: AboutEvent, state: TrueEvent): TrueMoment | undefined {
  const { event, moments } = state
  if (purpose === 'reminder') return reminderMoment(kind, state)
  if (kind === 'cancelled') return undefined
  return event.kind === 'webinar' ? moments.start : moments.end
}

function reminderMoment(kind: string, { event, moments }: TrueEvent): TrueMoment | undefined {
  const rule = reminderRules(event).find(({ name }) => name === kind)
  const of = rule?.of ?? 'start'
  if (!rule || event.kind === 'release') return undefined
  const offset = offsetOf(readReminderRule(rule.when))
  return offset < 0 || (offset === 0 && of === 'start') ? moments[of] : undefined
}
