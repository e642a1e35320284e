import { bannerScope, bannerText } from './banners.ts'
import type { CompiledLesson, CompiledParts, CompiledServiceLetter } from './compile.ts'
import { type LetterContext, liquidScope } from './letter-context.ts'
import { LetterError } from './letter-error.ts'
import { tooManyBytes } from './limits.ts'
import { htmlEngine, textEngine } from './liquid-engines.ts'
import { oneLine } from './one-line.ts'
import { wrapText } from './wrap-text.ts'

/**
 * What one person reads. The subject and the preheader are one line each; the text is wrapped, with `\n`, and was made of
 * `lines`, each of which is a paragraph, an item or a title.
 */
export type FilledLetter = {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  readonly lines: string
}

/**
 * Fills the placeholders of a lesson for one person. Pure: the same letter and context give the same
 * texts, in a time that grows with the letter alone. Throws a Liquid RenderError for a placeholder that has no value, a
 * LetterError for a letter that its values make too large, a RangeError for a banner whose address is not https.
 */
export function fillLesson(lesson: CompiledLesson, context: LetterContext): FilledLetter {
  const scope = liquidScope(lesson.fixed, context)
  const filled = fillParts(lesson, scope, {
    html: bannerScope(lesson.banner, context),
    before: bannerText(context, lesson.fixed.language),
  })
  refuseTooLarge(lesson, 'the HTML', filled.html)
  refuseTooLarge(lesson, 'the text', filled.text)
  return filled
}

/** A letter for our own page: its title as text, its words as HTML that needs no escaping any more. */
export type WebLesson = { readonly title: string; readonly html: string }

/** Fills the words of a lesson for the web, as `fillLesson` does those of the mail. Throws a Liquid RenderError. */
export function fillWeb(letter: CompiledLesson, context: LetterContext): WebLesson {
  const scope = liquidScope(letter.fixed, context)
  return {
    title: textEngine.parseAndRenderSync(letter.title, scope).replace(/\s+/g, ' ').trim(),
    html: htmlEngine.parseAndRenderSync(letter.web, scope),
  }
}

/** Of reminders, `banner` is one sentence, as plain text, that can stand at the top of a lesson instead of a letter. */
export type FilledServiceLetter = FilledLetter & { readonly banner: string | undefined }

/**
 * Fills a letter of the service for one person, with the scope of a note or of an event. Pure. Throws a Liquid
 * RenderError for a placeholder that has no value.
 */
export function fillServiceLetter(letter: CompiledServiceLetter, scope: object): FilledServiceLetter {
  return {
    ...fillParts(letter, scope, { html: {}, before: '' }),
    banner: letter.banner && oneLine(textEngine.renderSync(letter.banner, scope)),
  }
}

/** Fills the words of a one-off letter for the web, as `fillWeb` does. Throws a Liquid RenderError. */
export function fillServicePage({ subject, web = '' }: CompiledServiceLetter, scope: object): WebLesson {
  return {
    title: oneLine(textEngine.renderSync(subject, scope)),
    html: htmlEngine.parseAndRenderSync(web, scope),
  }
}

/** Values are escaped in the HTML. `html` is for the HTML alone, and `before` begins the text. */
function fillParts(
  { subject, preheader, html, text }: CompiledParts,
  scope: object,
  extra: { html: object; before: string },
): FilledLetter {
  const lines = extra.before + textEngine.renderSync(text, scope)
  return {
    subject: oneLine(textEngine.renderSync(subject, scope)),
    preheader: oneLine(textEngine.renderSync(preheader, scope)),
    html: htmlEngine.renderSync(html, { ...scope, ...extra.html }),
    text: wrapText(lines),
    lines,
  }
}

function refuseTooLarge({ letter }: CompiledLesson, what: string, part: string): void {
  const message = tooManyBytes(`once filled, ${what} of this letter`, Buffer.byteLength(part))
  if (message !== undefined) throw new LetterError([{ file: `lessons/${letter}.md`, message }])
}
