import { WEEKDAYS } from '../../../domain/calendar-rule.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import type { Moment, Programme } from '../../../domain/programme.ts'
import { writtenMoments } from '../../../domain/written-moments.ts'
import type { Typed } from '../../../html/form.ts'

/** A moment of an event that a draft may set, under the name of its field. */
export type SettableMoment = { field: string; event: string; moment: string; written: Moment }

/** The end of a webinar moves with its start, and the milestones of a MOOC stay where the programme has them. */
export function settableMoments({ start, events }: Programme): SettableMoment[] {
  if (start === 'rolling') return []
  return Object.entries(events).flatMap(([event, facts]) =>
    Object.entries(writtenMoments(facts))
      .filter(([moment]) => !moment.startsWith('milestone_'))
      .map(([moment, written]) => ({ field: `event.${event}.${moment}`, event, moment, written })),
  )
}

const PLAIN = [
  'programme',
  'name',
  'dayOne',
  'at',
  'zone',
  'holidays',
  'offDay',
  'lateJoiners',
  'capacity',
] as const

/** The fields of a draft as they were typed, in the spelling in which a draft is kept where they can be read. */
export function typedTexts(typed: Typed, programme: Programme): FieldTexts {
  const plain = PLAIN.map((name) => [name, typed(name).trim()] as const)
  const moments = settableMoments(programme).map(({ field, written }) => [
    field,
    typedMoment(typed, field, written),
  ])
  return {
    ...Object.fromEntries(plain),
    signUp: typed('signUp') === 'open' ? 'open' : 'closed',
    ...typedDays(typed),
    ...Object.fromEntries(moments.filter(([, text]) => text !== '')),
  }
}

/** The days of the week that are ticked, and the dates without a lesson, one after the other. */
export function typedDays(typed: Typed): { days: string; skipped: string } {
  const skipped = typed('skipped')
    .split(/[\s,;]+/)
    .filter(Boolean)
  return {
    days: WEEKDAYS.filter((day) => typed(`days.${day}`) !== '').join(' '),
    skipped: skipped.map(isoOf).toSorted().join(' '),
  }
}

/** An hour that was left out is that of the programme. */
function typedMoment(typed: Typed, field: string, written: Moment): string {
  const date = typed(field).trim()
  const at = typed(`${field}.at`).trim()
  if (date === '') return at === (written.at ?? '') ? '' : at
  return written.at === undefined ? date : `${date} ${at || written.at}`
}

/** `15/02/2027` as people write it in France and Spain. */
function isoOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}
