import { GRAMMARS, type Language } from '../../language/catalogues.ts'
import type { TimeGrammar } from '../../language/time-grammar.ts'
import { valueFor } from './compile-grammar.ts'
import type { Groups } from './said-day.ts'

type Clock = { hour: number; minute: number }

/** An hour that words name, and what clocks at the place of the event show then, so many days from there. */
export type SaidHour = Clock & { home?: Clock & { days: number } }

/** The hour at which something is, and that until which it lasts, as far as the words have them. */
export function hoursOf(groups: Groups, language: Language): { hour?: SaidHour; until?: SaidHour } {
  const hour = hourOf(groups.hour ?? groups.lead, { home: groups.home, day: groups.homeDay, language })
  const until = hourOf(groups.until, { home: groups.untilHome, day: groups.untilHomeDay, language })
  return { ...(hour && { hour }), ...(until && { until }) }
}

function hourOf(
  clock: string | undefined,
  at: { home: string | undefined; day: string | undefined; language: Language },
): SaidHour | undefined {
  if (clock === undefined) return undefined
  const grammar = GRAMMARS[at.language].time
  const { otherDays } = grammar
  const days = valueFor(at.day ?? '', otherDays) ?? 0
  return {
    ...clockOf(clock, grammar),
    ...(at.home !== undefined && { home: { ...clockOf(at.home, grammar), days } }),
  }
}

/** 13:30, « 13 h 30 », `1.30 p.m.`, « nueve de la noche »; midnight is 0. */
function clockOf(words: string, { hours, halfDays }: TimeGrammar): Clock {
  const named = hours[/^\p{L}+/u.exec(words)?.[0].toLowerCase() ?? '']
  const [written = '0', minute = '0'] = words.match(/\d+/g) ?? []
  const isIn = (half: 'am' | 'pm') => halfDays !== undefined && new RegExp(halfDays[half], 'iu').test(words)
  const hour = named ?? Number(written)
  if (!isIn('am') && !isIn('pm')) return { hour, minute: named === undefined ? Number(minute) : 0 }
  return { hour: (hour % 12) + (isIn('pm') ? 12 : 0), minute: Number(minute) }
}
