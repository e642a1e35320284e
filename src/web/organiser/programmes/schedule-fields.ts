import { type ScheduleValue, writtenValues } from '../../../actions/programmes/edit-schedule.ts'
import type { Programme } from '../../../domain/programme.ts'
import type { Typed } from '../../../html/form.ts'
import type { Message } from '../../../language/catalogues.ts'
import { INK } from '../../../letters/section-colours.ts'

/** A value of the schedule that the form has a field for. */
export type ScheduleField = {
  name: string
  path: readonly string[]
  label: Message | { words: string }
  type?: 'text' | 'email' | 'time' | 'color' | 'lines' | 'number'
  /** What holds where the schedule says nothing. */
  otherwise?: string
}

export const COURSE_FIELDS: readonly ScheduleField[] = [
  { name: 'title', path: ['title'], label: 'o.schedule.field.title' },
  { name: 'what', path: ['about', 'what'], label: 'o.schedule.field.what', type: 'lines' },
  { name: 'forWhom', path: ['about', 'for_whom'], label: 'o.schedule.field.forWhom' },
  { name: 'by', path: ['about', 'by'], label: 'o.schedule.field.by' },
  { name: 'minutes', path: ['about', 'minutes'], label: 'o.schedule.field.minutes', type: 'number' },
]

export const SENDER_FIELDS: readonly ScheduleField[] = [
  { name: 'senderName', path: ['sender', 'name'], label: 'o.schedule.field.senderName' },
  {
    name: 'senderAddress',
    path: ['sender', 'address'],
    label: 'o.schedule.field.senderAddress',
    type: 'email',
  },
  { name: 'senderPostal', path: ['sender', 'postal'], label: 'o.schedule.field.senderPostal' },
  { name: 'at', path: ['at'], label: 'o.schedule.field.at', type: 'time' },
]

/** The colours of the sections; of the layout that comes with the service its own one, too. */
export function colourFields({ sections }: Programme, hasOwnLayout: boolean): ScheduleField[] {
  const ofSections = Object.entries(sections).map(([name, { label }]) => ({
    ...{ name: `section.${name}`, path: ['sections', name, 'colour'], type: 'color' as const },
    label: { words: label },
  }))
  const own = { name: 'colour', path: ['look', 'colour'], label: 'o.schedule.field.colour' as const }
  return hasOwnLayout ? ofSections : [{ ...own, type: 'color' as const, otherwise: INK }, ...ofSections]
}

/** What the schedule says, by the names of the fields. */
export function valuesIn(text: string, fields: readonly ScheduleField[]): Record<string, string> {
  const found = writtenValues(text, fields)
  return Object.fromEntries(
    fields.map(({ name, otherwise = '' }, index) => [name, found[index] ?? otherwise]),
  )
}

/** The values that were typed and differ from what the schedule says; a field that was left empty changes nothing. */
export function typedValues(text: string, fields: readonly ScheduleField[], typed: Typed): ScheduleValue[] {
  const known = valuesIn(text, fields)
  return fields.flatMap(({ name, path, type }) => {
    const value = typed(name).replace(/\s+/g, ' ').trim()
    if (value === '' || value === known[name]) return []
    return [{ path, value: type === 'number' && /^\d+$/.test(value) ? Number(value) : value }]
  })
}
