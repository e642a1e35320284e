import type { Programme } from '../domain/programme.ts'
import { type AllowedPlaceholders, allowedPlaceholders } from './allowed-placeholders.ts'
import { type BannerPart, bannerPart } from './banner-part.ts'
import { bindText } from './bound-marks.ts'
import { compileMjml } from './compile-mjml.ts'
import { expandLayout, LAYOUT_FILE } from './layout.ts'
import { type Layout, takeApart } from './layout-fields.ts'
import { lessonMistakes } from './lesson-mistakes.ts'
import { type LessonValues, lessonValues } from './lesson-values.ts'
import { type LetterBrand, withBrand } from './letter-brand.ts'
import { LetterError, type LetterMistake } from './letter-error.ts'
import { tooManyBytes } from './limits.ts'
import { findPlaceholderMistakes } from './placeholder-mistakes.ts'
import { readLesson } from './read-lesson.ts'
import { refuseActive, type Written } from './refuse-active.ts'

/** What one lesson is made of, as plain data. `layout` and `lesson` are the texts of their files. */
export type LessonSources = {
  readonly kind: 'lesson'
  readonly programme: Programme
  readonly letter: string
  readonly day: number
  readonly layout: string
  readonly lesson: string
  readonly brand?: LetterBrand | undefined
}

/** The parts of a lesson, with Liquid placeholders. */
export type LessonParts = {
  readonly title: string
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** The words for our own page: plain HTML without a style. */
  readonly web: string
  readonly banner: BannerPart
}

/**
 * Writes the parts of a lesson from Markdown, the layout and MJML. A hostile lesson or layout can make this loop or
 * take all memory: only the process of `mjml-process.ts` may call it. Throws a LetterError.
 */
export async function writeLesson(sources: LessonSources): Promise<LessonParts> {
  const { programme, letter } = sources
  const file = `lessons/${letter}.md`
  const layout = takeApart(sources.layout, programme.language)
  const lesson = readLesson(sources.lesson, file, layout.fields)
  const allowed = allowedPlaceholders(programme, { last: letter === programme.lessons.at(-1)?.letter })
  const inFile = (file: string, source: string) =>
    findPlaceholderMistakes(source, allowed).map((mistake) => ({ file, ...mistake }))
  refuse([
    ...inFile(file, sources.lesson),
    ...inFile(LAYOUT_FILE, sources.layout),
    ...lessonMistakes(lesson, programme),
  ])
  const values = lessonValues(lesson, { ...sources, fields: layout.fields })
  const title = values.placeholders.restore(values.title)
  const parts = {
    title,
    subject: lesson.subject === undefined ? title : bindText(lesson.subject, programme.language),
    preheader: values.placeholders.restore(values.preheader),
    ...(await htmlPart(values, { ...sources, expanded: layout }, file)),
    text: values.placeholders.restore(values.text),
    web: webPage(values, { ...sources, file }),
  }
  refuse(partMessages(parts, allowed).map((message) => ({ file, message })))
  return parts
}

function refuse(mistakes: readonly LetterMistake[]): void {
  if (mistakes.length > 0) throw new LetterError(mistakes)
}

async function htmlPart(
  { placeholders, layout: inBrackets, pieces, colours }: LessonValues,
  { expanded: layout, ...sources }: LessonSources & { expanded: Layout },
  file: string,
): Promise<Pick<LessonParts, 'html' | 'banner'>> {
  const mjml = expandLayout(placeholders.protect(layout.mjml), inBrackets, sources.programme.language)
  const tooLarge = tooManyBytes('the MJML of this letter', Buffer.byteLength(mjml))
  if (tooLarge) throw new LetterError([{ file: LAYOUT_FILE, message: tooLarge }])
  const html = await compileMjml(withBrand(mjml, sources.brand), { layout: layout.mjml, pieces })
  refuseActive(html, { ...sources, file, placeholders })
  return { html: placeholders.restore(html), banner: await bannerPart(mjml, colours) }
}

function webPage({ placeholders, web }: LessonValues, written: Written): string {
  refuseActive(web, { ...written, placeholders })
  return placeholders.restore(web)
}

/**
 * Filling trusts the parts: they are judged anew, as a layout can repeat a placeholder and MJML can make one of two
 * halves.
 */
function partMessages(parts: LessonParts, allowed: AllowedPlaceholders): string[] {
  const { html, text, web, subject, preheader } = parts
  const tooLarge = [
    tooManyBytes('the HTML of this letter', Buffer.byteLength(html)),
    tooManyBytes('the text of this letter', Buffer.byteLength(text)),
    tooManyBytes('the web page of this letter', Buffer.byteLength(web)),
  ].filter((message) => message !== undefined)
  if (tooLarge.length > 0) return tooLarge
  const found = [html, text, web, subject, preheader].flatMap((part) =>
    findPlaceholderMistakes(part, allowed),
  )
  return [...new Set(found.map(({ message }) => `once compiled: ${message}`))]
}
