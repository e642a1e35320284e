import { GRAMMARS } from '../../language/catalogues.ts'
import type { TimeGrammar } from '../../language/time-grammar.ts'
import { type CompiledRule, placeAmong, valueFor } from './compile-grammar.ts'

/** A date in words or figures; without a year it is of any. */
export type WrittenDate = {
  weekday?: number | undefined
  day: number
  month: number
  year?: number | undefined
}

/**
 * A day that words name. `near` and `counted` count days of the calendar from today (« huit jours » may be a week), a
 * weekday is 1 for Monday, a span is the weeks, months or years so many from this one, `countdown` counts minutes from now
 * and rounds down to `unit` minutes.
 */
export type SaidDay =
  | { kind: 'near'; days: number }
  | { kind: 'counted'; days: readonly number[] }
  | { kind: 'date'; readings: readonly WrittenDate[] }
  | { kind: 'weekday'; weekday: number; when: 'next' | 'last' | 'near' }
  | { kind: 'span'; unit: 'week' | 'weekend' | 'month' | 'year'; shifts: readonly number[] }
  | { kind: 'countdown'; minutes: number; unit: number }

export type Groups = Readonly<Record<string, string | undefined>>

/** The day that the groups of a rule name; undefined for a rule about an hour alone, or a number that no day has. */
export function dayOf({ means, when = 'near', language }: CompiledRule, groups: Groups): SaidDay | undefined {
  const grammar = GRAMMARS[language].time
  switch (means) {
    case 'near':
      return { kind: 'near', days: valueFor(groups.near ?? '', grammar.near) ?? 0 }
    case 'counted':
      return { kind: 'counted', days: countedDays(groups, grammar) }
    case 'months':
      return countedMonths(groups, grammar)
    case 'date':
      return writtenDay(groups, grammar)
    case 'weekday':
      return { kind: 'weekday', weekday: weekdayOf(groups.weekday ?? '', grammar), when }
    case 'span': {
      const span = valueFor(groups.span ?? '', grammar.spans)
      return span && { kind: 'span', ...span }
    }
    case 'year': {
      const shift = valueFor(groups.nearYear ?? '', grammar.nearYears)
      return shift === undefined ? undefined : { kind: 'span', unit: 'year', shifts: [shift] }
    }
    case 'countdown': {
      const unit = valueFor(groups.clockUnit ?? '', grammar.clockUnits) ?? 1
      return { kind: 'countdown', minutes: countOf(groups, grammar) * unit * directionOf(groups), unit }
    }
    case 'hour':
      return undefined
  }
}

function countedDays(groups: Groups, grammar: TimeGrammar): number[] {
  const unit = valueFor(groups.dayUnit ?? '', grammar.dayUnits) ?? 1
  const asWeeks = grammar.asWeeks[groups.count?.toLowerCase() ?? '']
  const counts = [countOf(groups, grammar), ...(asWeeks === undefined ? [] : [asWeeks])]
  return counts.map((count) => count * unit * directionOf(groups))
}

/** “In a month” means a day of the next one, whatever their lengths. */
function countedMonths(groups: Groups, grammar: TimeGrammar): SaidDay {
  const unit = valueFor(groups.monthUnit ?? '', grammar.monthUnits) ?? 'month'
  return { kind: 'span', unit, shifts: [countOf(groups, grammar) * directionOf(groups)] }
}

function countOf({ count = '' }: Groups, { counts }: TimeGrammar): number {
  return valueFor(count, counts) ?? Number(count)
}

function directionOf({ ahead }: Groups): number {
  return ahead === undefined ? -1 : 1
}

function writtenDay(groups: Groups, grammar: TimeGrammar): SaidDay | undefined {
  const { day, ordinal = '', month = '', weekday, year } = groups
  const number = day === undefined ? (valueFor(ordinal, grammar.ordinals) ?? 0) : Number.parseInt(day, 10)
  const date = {
    day: number,
    month: 1 + placeAmong(month, grammar.months),
    ...(weekday !== undefined && { weekday: weekdayOf(weekday, grammar) }),
    ...(year !== undefined && { year: Number(year) }),
  }
  return number < 1 || number > 31 ? undefined : { kind: 'date', readings: [date] }
}

function weekdayOf(words: string, { weekdays, shortWeekdays }: TimeGrammar): number {
  return 1 + Math.max(placeAmong(words, weekdays), placeAmong(words, shortWeekdays))
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)$/
const SLASHED = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})$/

/** A date in figures, whatever the language: 03/04/2027 is the third of April, and the fourth of March too. */
export function dayInFigures(words: string): SaidDay | undefined {
  const [iso, year, month, day] = ISO.exec(words) ?? []
  if (iso !== undefined)
    return { kind: 'date', readings: [{ year: Number(year), month: Number(month), day: Number(day) }] }
  const [slashed, one, other, short] = SLASHED.exec(words) ?? []
  if (slashed === undefined) return undefined
  const full = Number(short) + (Number(short) < 100 ? 2000 : 0)
  const reading = (first: string | undefined, second: string | undefined) => ({
    ...{ day: Number(first), month: Number(second), year: full },
  })
  return { kind: 'date', readings: [reading(one, other), reading(other, one)] }
}
