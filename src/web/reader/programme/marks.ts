import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import { typeset } from '../../../documents/french-marks.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'

/** Words of a programme on a page in `language`, marked where theirs is another. */
export function inLanguage(
  words: string,
  { programme }: Pick<Course, 'programme'>,
  language: Language,
): Html {
  const set = typeset(words, programme.language)
  return programme.language === language
    ? html`${set}`
    : html`<span lang="${programme.language}">${set}</span>`
}

/** A patch of the colour of a section. An attribute of a drawing, since our pages allow no style of their own. */
export function colourMark(colour: string): Html {
  return html`<svg class="swatch" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="1" height="1" fill="${colour}"/></svg>`
}
