import type { Template } from 'liquidjs'
import type { Edition } from '../domain/edition.ts'
import type { Language } from '../language/catalogues.ts'
import { type CompiledBanner, withBannerPlaces } from './banners.ts'
import { LAYOUT_FILE } from './layout.ts'
import type { LetterBrand } from './letter-brand.ts'
import { type FixedScope, fixedScope } from './letter-context.ts'
import { LetterError } from './letter-error.ts'
import { tooManyBytes } from './limits.ts'
import { htmlEngine, textEngine } from './liquid-engines.ts'
import { type NameUse, nameUseOf, nameUseOfService } from './name-use.ts'
import { renderLesson, renderServiceLetter } from './render-mjml.ts'
import type { ServiceSources } from './service/service-letter.ts'
import type { LessonSources } from './write-lesson.ts'

/** The parts of a letter, parsed and ready to be filled for each person. */
export type CompiledParts = {
  readonly subject: Template[]
  readonly preheader: Template[]
  readonly html: Template[]
  readonly text: Template[]
}

/** A lesson, ready to be filled by `fillLesson`. */
export type CompiledLesson = CompiledParts & {
  /** The lesson's name in the schedule, such as `jour-14`. */
  readonly letter: string
  /** The title in plain words, with its placeholders if it has any. */
  readonly title: string
  readonly day: number
  readonly editionHash: string
  readonly fixed: FixedScope
  /** For our own page, as it is written: workers, who have no page, need not parse it. */
  readonly web: string
  readonly banner: CompiledBanner
  /** Banners are not looked at. */
  readonly nameUse: NameUse
  /** Whether it says how long it is until a moment: its words change with each minute. */
  readonly countsDown: boolean
  /** Size of the HTML before it is filled, in UTF-8 bytes. */
  readonly bytes: number
}

/**
 * Compiles one lesson of an edition: Markdown and MJML become an HTML and a text part with Liquid placeholders. The work is
 * done in another process and costs some milliseconds: keep the result for as long as the edition is used.
 * Throws a LetterError that lists the mistakes found, with file and line, whatever the edition holds; MjmlUnavailable
 * when another try may go well.
 */
export async function compileLesson(
  edition: Edition,
  letter: string,
  brand?: LetterBrand,
): Promise<CompiledLesson> {
  const sources = { ...sourcesOf(edition, letter), brand }
  const { title, web, banner, ...parts } = await renderLesson(sources)
  return {
    letter,
    title,
    day: sources.day,
    editionHash: edition.hash,
    fixed: fixedScope(edition.programme),
    ...parsed({ ...parts, html: withBannerPlaces(parts.html) }),
    web,
    banner: { style: banner.style, box: htmlEngine.parse(banner.box) },
    nameUse: nameUseOf(Object.values(parts)),
    countsDown: countsDown(parts),
    bytes: Buffer.byteLength(parts.html),
  }
}

/** A letter of the service, ready to be filled by `fillServiceLetter`. */
export type CompiledServiceLetter = CompiledParts & {
  readonly name: string
  readonly language: Language
  readonly banner: Template[] | undefined
  /** Of one-off letters: the body for our own page, as it is written. */
  readonly web: string | undefined
  /** The banner is not looked at. */
  readonly nameUse: NameUse
  /** Whether it says how long it is until a moment: its words change with each minute. */
  readonly countsDown: boolean
}

/**
 * Compiles a letter of the service in the same way. Throws as `compileLesson` does, for a programme's own reminder and
 * a one-off letter.
 */
export async function compileServiceLetter(sources: ServiceSources): Promise<CompiledServiceLetter> {
  const { banner, web, ...parts } = await renderServiceLetter(sources)
  return {
    name: sources.name,
    language: sources.language,
    ...parsed(parts),
    banner: banner === undefined ? undefined : textEngine.parse(banner),
    web,
    nameUse: nameUseOfService(Object.values(parts)),
    countsDown: countsDown(parts),
  }
}

function countsDown(parts: Sources): boolean {
  return Object.values(parts).some((part) => part.includes('countdown'))
}

type Sources = Readonly<Record<keyof CompiledParts, string>>

function parsed({ subject, preheader, html, text }: Sources): CompiledParts {
  return {
    subject: textEngine.parse(subject),
    preheader: textEngine.parse(preheader),
    html: htmlEngine.parse(html),
    text: textEngine.parse(text),
  }
}

function sourcesOf({ programme, files }: Edition, letter: string): LessonSources {
  const file = `lessons/${letter}.md`
  const day = programme.lessons.find((lesson) => lesson.letter === letter)?.day
  if (day === undefined) throw new LetterError([{ file, message: 'no day has this letter' }])
  refuseTooLarge(file, 'the schedule', JSON.stringify(programme))
  return {
    kind: 'lesson',
    programme,
    letter,
    day,
    layout: fileOf(files, LAYOUT_FILE),
    lesson: fileOf(files, file),
  }
}

function fileOf(files: Edition['files'], file: string): string {
  const source = files[file]
  if (source === undefined) throw new LetterError([{ file, message: 'this file is missing' }])
  refuseTooLarge(file, 'the file', source)
  return source
}

function refuseTooLarge(file: string, what: string, text: string): void {
  const message = tooManyBytes(what, Buffer.byteLength(text))
  if (message !== undefined) throw new LetterError([{ file, message }])
}
