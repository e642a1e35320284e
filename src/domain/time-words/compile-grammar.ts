import { GRAMMARS, type Language } from '../../language/catalogues.ts'
import type { TimeGrammar, TimeRule } from '../../language/time-grammar.ts'

/** A rule that can be looked for: its groups have what `said-day.ts` reads. */
export type CompiledRule = TimeRule & { language: Language; expression: RegExp }

/** The rules of a language, as expressions that find their words anywhere in a text. */
export function compileRules(language: Language): CompiledRule[] {
  const grammar = GRAMMARS[language].time
  return grammar.rules.map((rule) => ({
    ...rule,
    language,
    expression: new RegExp(`${BEGIN}${withHours(rule, grammar)}${END}`, 'giu'),
  }))
}

/** The place of the words in a list, each of which may have several forms; -1 where none is that. */
export function placeAmong(words: string, list: readonly string[]): number {
  return list.findIndex((form) => new RegExp(`^(?:${spaced(form)})$`, 'iu').test(words))
}

/** What a list of words has for these. */
export function valueFor<T>(words: string, list: Readonly<Record<string, T>>): T | undefined {
  return Object.values(list)[placeAmong(words, Object.keys(list))]
}

const BEGIN = '(?<![\\p{L}\\p{N}_-])'
const END = '(?![\\p{L}\\p{N}_-])'

function withHours(rule: TimeRule, grammar: TimeGrammar): string {
  const day = `(?:${spaced(rule.pattern).replace(/(?<!\(\?)<(\w+)>/g, (_, name: string) => token(name, grammar))})`
  const hours = spaced(hoursAfter(grammar))
  switch (rule.means) {
    case 'date':
    case 'near':
      return `${spaced(hourBefore(grammar))}${day}(?:${hours})?`
    case 'weekday':
      return `${day}(?:${hours})${rule.needsHour ? '' : '?'}`
    case 'counted':
      return `${day}(?:${hours})?`
    case 'months':
    case 'span':
    case 'year':
    case 'countdown':
    case 'hour':
      return day
  }
}

/** `6 pm on`, `18:00,`: an hour that stands before its day. */
function hourBefore({ clock, beforeDay, leads }: TimeGrammar): string {
  return `(?:(?:(?:${leads}) )?(?<lead>${clock})(?:${beforeDay}|,? ))?`
}

/**
 * ` at 13:00 (19:00 the day before in Tokyo) to 14:30`: hours as letters tell them, on the reader's clock and at the
 * place.
 */
function hoursAfter({ clock, zone, beforeHour, beforeEnd, otherDays }: TimeGrammar): string {
  const home = (name: string) =>
    `(?: \\((?<${name}>${clock})(?: (?<${name}Day>${Object.keys(otherDays).join('|')}))? [^()]*\\))?`
  return `(?:${beforeHour})(?<hour>${clock})(?: ?(?:${zone}))?${home('home')}(?:(?:${beforeEnd})(?<until>${clock})${home('untilHome')})?`
}

/** The list of words that a name between `<` and `>` stands for. */
function token(name: string, grammar: TimeGrammar): string {
  const { clock, zone, dayParts, weekdays, shortWeekdays, months } = grammar
  const group = (list: readonly string[], named = name) => `(?<${named}>${list.map(spaced).join('|')})`
  const bare = { clock, zone, dayParts }
  if (Object.hasOwn(bare, name)) return `(?:${spaced(bare[name as keyof typeof bare])})`
  const counts = Object.entries(grammar.counts)
  const lists: Readonly<Record<string, string>> = {
    weekday: group(weekdays),
    shortWeekday: group([...weekdays, ...shortWeekdays], 'weekday'),
    month: group(months),
    year: '(?<year>\\d{4})(?!\\d)',
    near: group(Object.keys(grammar.near)),
    ordinal: group(Object.keys(grammar.ordinals)),
    count: group(['\\d{1,2}', ...counts.map(([word]) => word)]),
    counts: group(['\\d{1,2}', ...counts.filter(([, value]) => value > 1).map(([word]) => word)], 'count'),
    dayUnit: group(Object.keys(grammar.dayUnits)),
    clockUnit: group(Object.keys(grammar.clockUnits)),
    monthUnit: group(Object.keys(grammar.monthUnits)),
    span: group(Object.keys(grammar.spans)),
    nearYear: group(Object.keys(grammar.nearYears)),
  }
  const found = lists[name]
  if (found === undefined) throw new Error(`a rule of time names <${name}>, which no grammar has`)
  return found
}

/** A space is any white space, and there are two apostrophes. */
function spaced(pattern: string): string {
  return pattern.replaceAll('’', "[’']").replaceAll(' ?', '\\s?').replaceAll(' ', '\\s+')
}
