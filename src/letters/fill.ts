import { bannerScope, bannerText } from './banners.ts'
import type { CompiledLetter } from './compile.ts'
import { type LetterContext, liquidScope } from './letter-context.ts'
import { LetterError } from './letter-error.ts'
import { tooManyBytes } from './limits.ts'
import { htmlEngine, textEngine } from './liquid-engines.ts'
import { oneLine } from './one-line.ts'
import { wrapText } from './wrap-text.ts'

/** What one person reads. The subject and the preheader are one line each; the text is wrapped, with `\n`. */
export type FilledLetter = {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
}

/**
 * Fills the holes of a compiled letter for one person. Pure: the same letter and context give the same
 * texts, in a time that grows with the letter alone. Throws a Liquid RenderError for a hole that has no value, a
 * LetterError for a letter that its values make too large, a RangeError for a banner whose address is not https.
 */
export function fillLetter(letter: CompiledLetter, context: LetterContext): FilledLetter {
  const scope = liquidScope(letter.fixed, context)
  const filled = {
    subject: oneLine(textEngine.renderSync(letter.subject, scope)),
    preheader: oneLine(textEngine.renderSync(letter.preheader, scope)),
    html: htmlEngine.renderSync(letter.html, { ...scope, ...bannerScope(letter.banner, context) }),
    text: wrapText(bannerText(context, letter.fixed.language) + textEngine.renderSync(letter.text, scope)),
  }
  refuseTooLarge(letter, 'the HTML', filled.html)
  refuseTooLarge(letter, 'the text', filled.text)
  return filled
}

function refuseTooLarge({ letter }: CompiledLetter, what: string, part: string): void {
  const message = tooManyBytes(`once filled, ${what} of this letter`, Buffer.byteLength(part))
  if (message !== undefined) throw new LetterError([{ file: `lessons/${letter}.md`, message }])
}
