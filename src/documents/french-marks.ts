import type { Language } from '../domain/moment-words.ts'

/** A text as it is set: in French, its marks stay with their words at the end of a line, at the width that is due. */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text
    .replace(/«[ \u00A0]/g, '«\u202F')
    .replace(/[ \u00A0]([»;!?])/g, '\u202F$1')
    .replace(/ (?=[:–—])/g, '\u00A0')
    .replace(/(n[o°]|\d) (?=\d)/g, '$1\u00A0')
}
