import type { CompiledLesson } from './compile.ts'
import { type LetterContext, liquidScope } from './letter-context.ts'
import { htmlEngine, textEngine } from './liquid-engines.ts'

/** A lesson for our own page: its title as text, its words as HTML that needs no escaping any more. */
export type WebLesson = { readonly title: string; readonly html: string }

/** Fills the words of a lesson for the web, as `fillLesson` does those of the mail. Throws a Liquid RenderError. */
export function fillWeb(letter: CompiledLesson, context: LetterContext): WebLesson {
  const scope = liquidScope(letter.fixed, context)
  return {
    title: textEngine.parseAndRenderSync(letter.title, scope).replace(/\s+/g, ' ').trim(),
    html: htmlEngine.parseAndRenderSync(letter.web, scope),
  }
}
