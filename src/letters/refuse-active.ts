import { activeContent } from './active-content.ts'
import { LAYOUT_FILE } from './layout.ts'
import { LetterError, type LetterMistake } from './letter-error.ts'
import type { ProtectedPlaceholders } from './protected-placeholders.ts'

/** What a lesson was written as; `file` is that of the lesson. */
export type Written = { readonly file: string; readonly lesson: string; readonly layout: string }

/** Throws a LetterError for what runs or loads in HTML, with where it was written: in the lesson, or else in its layout. */
export function refuseActive(
  html: string,
  { placeholders, ...written }: Written & { placeholders: ProtectedPlaceholders },
): void {
  const found = activeContent(html).map(({ message, said }) => ({
    ...placeOf(placeholders.restore(said), written),
    message: placeholders.restore(message),
  }))
  if (found.length > 0) throw new LetterError(found)
}

function placeOf(said: string, { file, lesson, layout }: Written): Omit<LetterMistake, 'message'> {
  for (const [name, source] of [
    [file, lesson],
    [LAYOUT_FILE, layout],
  ] as const) {
    const at = source.indexOf(said)
    if (at !== -1) return { file: name, line: source.slice(0, at).split('\n').length }
  }
  return { file }
}
