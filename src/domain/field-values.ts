import type { FieldText, WrittenAction } from './lesson.ts'
import type { LessonField, LessonFields } from './lesson-fields.ts'

/** A call to action with its place in the front matter and its heading, which may be empty. */
export type LessonAction = WrittenAction & { readonly name: string | number; readonly heading: string }

/** What a lesson has in one field of its layout. */
export type FieldValue = { readonly name: string } & (
  | { readonly type: 'section' | 'line'; readonly text: string }
  | { readonly type: 'words'; readonly at: 'start' | 'end'; readonly text: string }
  | {
      readonly type: 'actions'
      /** Above all of them, where the layout says one. */
      readonly heading: string | undefined
      readonly actions: readonly LessonAction[]
    }
)

/** What a checked front matter has of the fields of its layout, in their order. */
export function fieldValues(front: Readonly<Record<string, unknown>>, fields: LessonFields): FieldValue[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const text = front[name] as FieldText | undefined // the schema has seen to it
    return text === undefined ? [] : [fieldValue(name, field, text)]
  })
}

function fieldValue(name: string, field: LessonField, text: FieldText): FieldValue {
  if (field.type === 'actions')
    return { name, type: field.type, heading: field.heading, actions: actionsIn(text, field.parts) }
  const words = String(text)
  return field.type === 'words'
    ? { name, type: field.type, at: field.at, text: words }
    : { name, type: field.type, text: words }
}

function actionsIn(text: FieldText, headings: Readonly<Record<string, string>> = {}): LessonAction[] {
  if (typeof text === 'string') return []
  if (isList(text)) return text.map((action, name) => ({ ...action, name, heading: '' }))
  return Object.entries(headings).flatMap(([name, heading]) => {
    const action = text[name]
    return action ? [{ ...action, name, heading }] : []
  })
}

function isList(text: Exclude<FieldText, string>): text is readonly WrittenAction[] {
  return Array.isArray(text)
}

/** The name of the section that a lesson belongs to, if it says one. */
export function sectionIn(values: readonly FieldValue[]): string | undefined {
  return values.flatMap((value) => (value.type === 'section' ? [value.text] : []))[0]
}

/** The lines at the head of a lesson, and its calls to action. */
export function linesIn(values: readonly FieldValue[]): string[] {
  return values.flatMap((value) => (value.type === 'line' ? [value.text] : []))
}

/** The calls to action of a lesson, each with the field that it is in. */
export function actionsOf(values: readonly FieldValue[]): (LessonAction & { field: string })[] {
  return values.flatMap((value) =>
    value.type === 'actions' ? value.actions.map((action) => ({ ...action, field: value.name })) : [],
  )
}
