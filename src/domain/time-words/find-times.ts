import { GRAMMARS, type Language } from '../../language/catalogues.ts'
import { LANGUAGES } from '../../language/language.ts'
import { type CompiledRule, compileRules } from './compile-grammar.ts'
import { dayInFigures, dayOf, type Groups, type SaidDay } from './said-day.ts'
import { hoursOf, type SaidHour } from './said-hour.ts'

export type { SaidDay, WrittenDate } from './said-day.ts'
export type { SaidHour } from './said-hour.ts'

/**
 * A time that words say: a day, an hour, or both. `from` is where they begin in the text. `doubtful` words may well mean
 * something else.
 */
export type SaidTime = {
  words: string
  from: number
  rule: string
  language: Language
  doubtful: boolean
  day?: SaidDay
  hour?: SaidHour
  until?: SaidHour
}

const RULES = new Map<Language, readonly CompiledRule[]>(
  LANGUAGES.map((language) => [language, compileRules(language)]),
)

/**
 * Every time that a text says in words, in order and without overlaps: the longest words that begin first. The rules are
 * those of `language`, the sure ones of the other languages too, as a text may quote it; without `language`, all of them.
 */
export function findTimes(text: string, language?: Language): SaidTime[] {
  const found = [...RULES].flatMap(([each, rules]) =>
    GRAMMARS[each].time.likely.test(text)
      ? rules
          .filter(({ doubtful }) => !doubtful || language === undefined || each === language)
          .flatMap((rule) => timesOf(rule, text))
      : [],
  )
  const inOrder = [...found, ...timesInFigures(text)].toSorted(
    (a, b) => a.from - b.from || b.words.length - a.words.length,
  )
  let end = 0
  return inOrder.filter(({ from, words }) => {
    if (from < end) return false
    end = from + words.length
    return true
  })
}

function timesOf(rule: CompiledRule, text: string): SaidTime[] {
  return [...text.matchAll(rule.expression)].flatMap(({ 0: words, index, groups = {} }) => {
    const day = dayOf(rule, groups)
    if (day === undefined && rule.means !== 'hour') return []
    return [{ ...told(rule, words, index), ...(day && { day }), ...hoursOf(groups as Groups, rule.language) }]
  })
}

function told({ name, language, doubtful }: CompiledRule, words: string, from: number) {
  return { words, from, rule: name, language, doubtful: doubtful === true }
}

const FIGURES =
  /(?<![\p{L}\p{N}_-])(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\p{L}\p{N}_-])/gu

function timesInFigures(text: string): SaidTime[] {
  return [...text.matchAll(FIGURES)].flatMap(({ 0: words, index: from }) => {
    const day = dayInFigures(words)
    return day ? [{ words, from, rule: 'figures', language: 'en' as const, doubtful: false, day }] : []
  })
}

/** Every rule with the words that it finds: each one is tried, in `check` and in the reader of finished mails. */
export function timeRules(): readonly CompiledRule[] {
  return [...RULES.values()].flat()
}
