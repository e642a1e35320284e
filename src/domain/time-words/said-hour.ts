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
  const { otherDays, hours } = GRAMMARS[at.language].time
  const days = valueFor(at.day ?? '', otherDays) ?? 0
  return {
    ...clockOf(clock, hours),
    ...(at.home !== undefined && { home: { ...clockOf(at.home, hours), days } }),
  }
}

/** 13:30, « 13 h 30 », `1.30 p.m.`; midnight is 0. */
function clockOf(words: string, hours: TimeGrammar['hours']): Clock {
  const named = hours[/^\p{L}+/u.exec(words)?.[0].toLowerCase() ?? '']
  if (named !== undefined) return { hour: named, minute: 0 }
  const [written = '0', minute = '0'] = words.match(/\d+/g) ?? []
  const hour = Number(written)
  const half = /([ap])\.?m/i.exec(words)?.[1]?.toLowerCase()
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0), minute: Number(minute) }
}
