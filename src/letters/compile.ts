import type { Template } from 'liquidjs'
import type { Edition } from '../domain/edition.ts'
import { type CompiledBanner, withBannerPlaces } from './banners.ts'
import { LAYOUT_FILE } from './layout.ts'
import { type FixedScope, fixedScope } from './letter-context.ts'
import { LetterError } from './letter-error.ts'
import { tooManyBytes } from './limits.ts'
import { htmlEngine, textEngine } from './liquid-engines.ts'
import { renderLetter } from './render-mjml.ts'
import type { LetterSources } from './write-parts.ts'

/** A letter whose parts are parsed, ready to be filled for each person by `fillLetter`. */
export type CompiledLetter = {
  /** The lesson's name in the schedule, such as `jour-14`. */
  readonly letter: string
  /** The title in plain words, with its holes if it has any. */
  readonly title: string
  readonly day: number
  readonly editionHash: string
  readonly fixed: FixedScope
  readonly subject: Template[]
  readonly preheader: Template[]
  readonly html: Template[]
  readonly text: Template[]
  /** For our own page, as it is written: workers, who have no page, need not parse it. */
  readonly web: string
  readonly banner: CompiledBanner
  /** Whether any part has a hole that differs from person to person, beside the addresses of their own pages; banners are not looked at. */
  readonly personal: boolean
  /** Size of the HTML before it is filled, in UTF-8 bytes. */
  readonly bytes: number
}

/**
 * Compiles one lesson of an edition: Markdown and MJML become an HTML and a text part with Liquid holes. The work is
 * done in another process and costs some milliseconds: keep the result for as long as the edition is used.
 * Throws a LetterError that lists the mistakes found, with file and line, whatever the edition holds; MjmlUnavailable
 * when another try may go well.
 */
export async function compileLesson(edition: Edition, letter: string): Promise<CompiledLetter> {
  const sources = sourcesOf(edition, letter)
  const { title, subject, preheader, html, text, web, banner } = await renderLetter(sources)
  return {
    letter,
    title,
    day: sources.day,
    editionHash: edition.hash,
    fixed: fixedScope(edition.programme),
    subject: textEngine.parse(subject),
    preheader: textEngine.parse(preheader),
    html: htmlEngine.parse(withBannerPlaces(html)),
    text: textEngine.parse(text),
    web,
    banner: { style: banner.style, box: htmlEngine.parse(banner.box) },
    personal: [subject, preheader, html, text].some((part) => part.includes('subscriber')),
    bytes: Buffer.byteLength(html),
  }
}

function sourcesOf({ programme, files }: Edition, letter: string): LetterSources {
  const file = `lessons/${letter}.md`
  const day = programme.lessons.find((lesson) => lesson.letter === letter)?.day
  if (day === undefined) throw new LetterError([{ file, message: 'no day has this letter' }])
  refuseTooLarge(file, 'the schedule', JSON.stringify(programme))
  return { programme, letter, day, layout: fileOf(files, LAYOUT_FILE), lesson: fileOf(files, file) }
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
