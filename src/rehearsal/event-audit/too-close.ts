import { DateTime } from 'luxon'
import type { Finding } from '../../domain/finding.ts'
import type { Programme } from '../../domain/programme.ts'
import { lettersApart } from '../../domain/programme.ts'
import { reminderRules } from '../../domain/reminders.ts'
import type { RehearsedLetter } from '../report.ts'
import { localDay, type TrueMoment, type Truth } from '../truth.ts'

/** Letters that came closer to one another than the programme allows: those that could have waited, and the others. */
export type TooClose = { avoidable: Finding[]; unavoidable: Finding[] }

const MINUTE = 60_000

/** Only lessons and reminders keep apart. Answers and notices of changes leave at once. */
export function tooClose(
  letters: readonly RehearsedLetter[],
  { programme, truth }: { programme: Programme; truth: Truth },
): TooClose {
  const apart = lettersApart(programme) * MINUTE
  const keeping = letters.filter(({ about }) => !about || about.purpose === 'reminder')
  const found: TooClose = { avoidable: [], unavoidable: [] }
  for (const own of Map.groupBy(keeping, ({ to }) => to).values()) {
    const inOrder = own.toSorted((a, b) => instant(a) - instant(b))
    inOrder.forEach((letter, index) => {
      const before = inOrder[index - 1]
      if (!before || instant(letter) - instant(before) >= apart) return
      const reminder = letter.about ? letter : before
      if (!reminder.about) return
      const minutes = Math.round((instant(letter) - instant(before)) / MINUTE)
      const close: Finding = { found: 'too-close', file: letter.file, minutes, other: before.file }
      const canWait = couldWait(reminder, { others: own.filter((one) => one !== reminder), apart, truth })
      found[canWait ? 'avoidable' : 'unavoidable'].push(close)
    })
  }
  return found
}

function instant({ at }: { at: string }): number {
  return Date.parse(at)
}

type Others = { others: readonly RehearsedLetter[]; apart: number; truth: Truth }

/**
 * Whether a reminder could have waited: there was a free time in the first half of the span until it stops being true.
 */
function couldWait(reminder: RehearsedLetter, { others, apart, truth }: Others): boolean {
  const due = instant(reminder)
  const latest = due + (endOf(reminder, truth) - due) / 2
  const isFree = (at: number) => others.every((other) => Math.abs(instant(other) - at) >= apart)
  const candidates = others.map((other) => instant(other) + apart).filter((at) => at > due && at <= latest)
  return candidates.some(isFree)
}

const DAYS_AFTER = 7 * 24 * 60 * MINUTE

function endOf({ at, about, zone }: RehearsedLetter, truth: Truth): number {
  const state = truth.at(new Date(at)).find(({ name }) => name === about?.event)
  const rule = state && reminderRules(state.event).find(({ name }) => name === about?.kind)
  const moment = state?.moments[rule?.of ?? 'start']
  const comes = moment ? comesAt(moment, zone) : 0
  return comes > Date.parse(at) ? comes : Date.parse(at) + DAYS_AFTER
}

function comesAt(moment: TrueMoment, zone: string): number {
  if (!moment.wholeDay) return moment.at.getTime()
  const day = DateTime.fromISO(moment.date, { zone }).endOf('day')
  return localDay(day.toJSDate(), zone) === moment.date ? day.toMillis() : moment.at.getTime()
}
