/** What the words of a rule tell: a day in one of these ways, or an hour alone. */
export type RuleMeaning =
  | 'near'
  | 'counted'
  | 'months'
  | 'date'
  | 'weekday'
  | 'span'
  | 'year'
  | 'countdown'
  | 'hour'

/**
 * One way in which a language says a time. `pattern` is a regular expression in which a space is any white space, `’` any
 * apostrophe, and `<name>` a list of words of the grammar, see `domain/time-words/compile-grammar.ts`; hours may follow
 * a day by themselves. Words that only tell the rule apart, such as « rendez-vous », stand in a lookbehind: readers
 * look for a verb there.
 */
export type TimeRule = {
  name: string
  pattern: string
  means: RuleMeaning
  /** Of a weekday: the coming one, the one that has been, or the nearest either way. */
  when?: 'next' | 'last' | 'near'
  /** It says a time only with an hour after it: `Friday at 6 pm`. */
  needsHour?: true
  /** It may well mean something else: « at 18:00 » in a story. `check` warns, and does not refuse. */
  doubtful?: true
  /** Words that the rule finds, whole. Tests try each of them. */
  examples: readonly string[]
}

/** How a language says days and hours. Lists hold regular expressions; the first weekday is Monday. */
export type TimeGrammar = {
  near: Readonly<Record<string, number>>
  /** Words that may follow a near day without another meaning: `tomorrow evening`. */
  dayParts: string
  weekdays: readonly string[]
  /** Short forms, which only dates and hours make sure of. */
  shortWeekdays: readonly string[]
  months: readonly string[]
  /** Days of a month in words. */
  ordinals: Readonly<Record<string, number>>
  counts: Readonly<Record<string, number>>
  /** Days in a unit; minutes in a unit of the clock. */
  dayUnits: Readonly<Record<string, number>>
  clockUnits: Readonly<Record<string, number>>
  /** Units that have no fixed number of days. */
  monthUnits: Readonly<Record<string, 'month' | 'year'>>
  /** Weeks, week-ends and months around today. */
  spans: Readonly<Record<string, { unit: 'week' | 'weekend' | 'month'; shifts: readonly number[] }>>
  /** Years around this one: how many years from now each is. */
  nearYears: Readonly<Record<string, number>>
  /** Counts that may mean weeks: « quinze jours » is two of them. In days. */
  asWeeks: Readonly<Record<string, number>>
  /** What has to be somewhere in a text for any rule to find something: it spares most sentences the rules. */
  likely: RegExp
  /** Hours in words. */
  hours: Readonly<Record<string, number>>
  /** Words after an hour that count to twelve, for either half of the day: `p.m.`. None where a language counts to 24. */
  halfDays?: Readonly<Record<'am' | 'pm', string>>
  /** What may stand before an hour that comes before its day. */
  leads: string
  /** An hour, by itself surely one. */
  clock: string
  /** A name of a zone that may follow an hour. */
  zone: string
  /** What stands between a day and its hour, between two hours, and between an hour and its day. */
  beforeHour: string
  beforeEnd: string
  beforeDay: string
  /** « la veille », in brackets after the hour of another place. */
  otherDays: Readonly<Record<string, number>>
  rules: readonly TimeRule[]
}
