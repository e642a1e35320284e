import { GRAMMARS, type Language } from '../language/catalogues.ts'

/** A text as it is set: in French, its marks stay with their words at the end of a line, at the width that is due. */
export function typeset(text: string, language: Language): string {
  return GRAMMARS[language].typeset(text)
}
