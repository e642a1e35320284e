/** What became of one field of a form: its texts before and after, empty where there was nothing. */
export type FieldChange = { readonly field: string; readonly before: string; readonly after: string }

export type FieldTexts = Readonly<Record<string, string>>

/** The fields whose texts differ, in the order of `after`; a field that is not there has an empty text. */
export function fieldChanges(before: FieldTexts, after: FieldTexts): FieldChange[] {
  const fields = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...fields].flatMap((field) => {
    const change = { field, before: before[field] ?? '', after: after[field] ?? '' }
    return change.before === change.after ? [] : [change]
  })
}
