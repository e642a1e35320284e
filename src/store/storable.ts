const LONGEST_TEXT = 2_000

/** A relay may answer anything: PostgreSQL takes neither NUL nor half a surrogate pair, and texts have a measure. */
export function storable(text: string): string {
  return text.replaceAll('\0', ' ').slice(0, LONGEST_TEXT).toWellFormed()
}
