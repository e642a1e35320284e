import { z } from 'zod'
import {
  type CalendarRule,
  isoDate,
  WEEKDAYS,
  type Weekday,
  wallTime,
} from '../../../domain/calendar-rule.ts'
import { type Draft, daysRule } from '../../../domain/draft.ts'
import type { SetMoments } from '../../../domain/event-changes.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { LATE_RULES } from '../../../domain/late-rules.ts'
import type { Moment, Programme } from '../../../domain/programme.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { form, messagesOf } from '../../../html/form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import { zoneField } from '../../reader/read-fields.ts'
import { type SettableMoment, settableMoments } from './draft-texts.ts'

export type ReadDraft = { ok: true; draft: Draft } | { ok: false; messages: FieldMessages }

const LONGEST_NAME = 200
const MOST_PEOPLE = 10_000_000

const day = z.enum(WEEKDAYS)
/** What the dates of a cohort depend on, but for day one. */
export const CALENDAR_FIELDS = {
  at: wallTime,
  zone: zoneField(),
  days: z.string().transform(words).pipe(z.array(day).min(1)),
  skipped: z.string().transform(words).pipe(z.array(isoDate)),
  holidays: z.enum(['', 'france', 'alsace-moselle']),
  offDay: z.enum(['shift', 'skip']),
} as const

const FIELDS = {
  name: z
    .string()
    .min(1)
    .max(LONGEST_NAME)
    .regex(/^\P{Cc}*$/u),
  dayOne: isoDate,
  ...CALENDAR_FIELDS,
  lateJoiners: z.enum(LATE_RULES),
  signUp: z.enum(['open', 'closed']),
  capacity: z.union([
    z.literal('').transform(() => null),
    z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(MOST_PEOPLE)),
  ]),
} as const

function words(text: string): string[] {
  return text.split(' ').filter(Boolean)
}

/** Reads the texts of a draft of a programme, or says what is wrong with each. */
export function readDraft(texts: FieldTexts, programme: Programme, language: Language): ReadDraft {
  const moments = settableMoments(programme)
  const shape = { ...FIELDS, ...Object.fromEntries(moments.map((one) => [one.field, momentField(one)])) }
  const codes = Object.fromEntries(Object.keys(shape).map((name) => [name, ['wrong'] as const]))
  const read = form(z.object(shape), { fields: codes }).read((name) => texts[name] ?? '')
  if (read.ok) return { ok: true, draft: draftOf(read.value, moments) }
  const said = Object.fromEntries(Object.keys(shape).map((name) => [name, () => wrongWords(name, language)]))
  return { ok: false, messages: messagesOf(read.faults, said) }
}

/**
 * Reads what can be read of a draft that is still being typed: in the place of what cannot, it takes what was kept before.
 */
export function readUnfinished(
  texts: FieldTexts,
  { kept, programme, language }: { kept: FieldTexts; programme: Programme; language: Language },
): ReadDraft & { wrong: FieldMessages } {
  const read = readDraft(texts, programme, language)
  if (read.ok) return { ...read, wrong: {} }
  const mended = Object.fromEntries(Object.keys(read.messages).map((name) => [name, kept[name] ?? '']))
  return { ...readDraft({ ...texts, ...mended }, programme, language), wrong: read.messages }
}

/** Empty, or a date with an hour where the programme has one. */
function momentField({ written }: SettableMoment) {
  return z.string().transform((text, context): Moment | null => {
    const [date = '', at, ...more] = words(text)
    if (date === '') return null
    const isRead = isoDate.safeParse(date).success && more.length === 0
    const hasHour = at !== undefined && wallTime.safeParse(at).success
    if (isRead && written.at === undefined && at === undefined) return { date }
    if (isRead && written.at !== undefined && hasHour) return { date, at }
    context.addIssue({ code: 'custom', params: { code: 'wrong' } })
    return z.NEVER
  })
}

export function wrongWords(name: string, language: Language): string {
  const field = name.startsWith('event.') ? 'event' : name
  return sayNamed(language, 'o.draft.wrong', field) ?? sayIn(language)('o.draft.wrong.other')
}

type Values = { [name in keyof typeof FIELDS]: z.output<(typeof FIELDS)[name]> }

function draftOf(values: Values & Record<string, unknown>, moments: readonly SettableMoment[]): Draft {
  const { name, dayOne, at, zone, lateJoiners, signUp, capacity } = values
  return {
    ...{ name, dayOne, at, zone, lateJoiners, signUp, capacity },
    calendar: ruleOf(values),
    moves: movesOf(values, moments),
  }
}

export type RuleValues = Pick<Values, 'days' | 'skipped' | 'holidays' | 'offDay'>

export function ruleOf({ days, skipped, holidays, offDay: then }: RuleValues): CalendarRule {
  return {
    days: daysRule(WEEKDAYS.filter((weekday: Weekday) => days.includes(weekday))),
    ...(skipped.length > 0 ? { skipped: { dates: skipped, then } } : {}),
    ...(holidays === '' ? {} : { holidays: { region: holidays, then } }),
  }
}

function movesOf(values: Record<string, unknown>, moments: readonly SettableMoment[]): Draft['moves'] {
  const moves: Record<string, SetMoments> = {}
  for (const { field, event, moment } of moments) {
    const set = values[field] as Moment | null
    if (set) moves[event] = { ...moves[event], [moment]: set }
  }
  return moves
}
