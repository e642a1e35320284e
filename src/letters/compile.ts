import type { Template } from 'liquidjs'
import type { Edition } from '../domain/edition.ts'
import type { Programme } from '../domain/programme.ts'
import { activeContent } from './active-content.ts'
import { allowedHoles } from './allowed-holes.ts'
import { escapeHtml } from './escape-html.ts'
import { findHoleMistakes } from './holes.ts'
import { compileMjml, expandLayout, LAYOUT_FILE } from './layout.ts'
import { daysOf, type FixedScope, fixedScope } from './letter-context.ts'
import { LetterError, type LetterMistake } from './letter-error.ts'
import { htmlEngine, textEngine } from './liquid-engines.ts'
import { type Block, isAllowedAddress, readBody, readInline, toHtml } from './markdown.ts'
import { toTextLine, toWords } from './plain-text.ts'
import { ProtectedHoles } from './protected-holes.ts'
import { type Lesson, readLesson } from './read-lesson.ts'
import { sectionColours } from './section-colours.ts'
import { textPart } from './text-part.ts'
import { WORDING } from './wording.ts'

/** Characters in a layout or a lesson; a long lesson has ten thousand. */
const LARGEST_SOURCE = 300_000

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
  /** Whether any part has a hole that differs from person to person, beside the addresses of their own pages. */
  readonly personal: boolean
  /** Size of the HTML before it is filled, in UTF-8 bytes. */
  readonly bytes: number
}

/**
 * Compiles one lesson of an edition: Markdown and MJML become an HTML and a text part with Liquid holes.
 * Costs some milliseconds: keep the result for as long as the edition is used.
 * Throws a LetterError that lists every mistake found, with file and line.
 */
export async function compileLesson(edition: Edition, letter: string): Promise<CompiledLetter> {
  const { programme } = edition
  const index = programme.lessons.findIndex((lesson) => lesson.letter === letter)
  const day = programme.lessons[index]?.day
  if (day === undefined)
    throw new LetterError([{ file: `lessons/${letter}.md`, message: 'no day has this letter' }])
  const layout = fileOf(edition, LAYOUT_FILE)
  const source = fileOf(edition, `lessons/${letter}.md`)
  const lesson = readLesson(source, `lessons/${letter}.md`)
  const allowed = allowedHoles(programme, { last: index === programme.lessons.length - 1 })
  refuse([
    ...findHoleMistakes(source, allowed).map((mistake) => ({ file: lesson.file, ...mistake })),
    ...findHoleMistakes(layout, allowed).map((mistake) => ({ file: LAYOUT_FILE, ...mistake })),
    ...lessonMistakes(lesson, programme),
  ])
  const parts = readParts(lesson, { programme, day })
  const html = await htmlPart(parts, layout)
  const text = parts.holes.restore(textPart(parts.text, programme))
  return {
    letter,
    title: parts.holes.restore(parts.text.title),
    day,
    editionHash: edition.hash,
    fixed: fixedScope(programme),
    subject: textEngine.parse(lesson.subject ?? parts.holes.restore(parts.text.title)),
    preheader: textEngine.parse(lesson.preheader),
    html: htmlEngine.parse(html),
    text: textEngine.parse(text),
    personal: [source, layout].some((part) => part.includes('subscriber')),
    bytes: Buffer.byteLength(html),
  }
}

function fileOf(edition: Edition, file: string): string {
  const source = edition.files[file]
  if (source === undefined) throw new LetterError([{ file, message: 'this file is missing' }])
  if (source.length > LARGEST_SOURCE)
    throw new LetterError([{ file, message: 'this file is too large for a letter' }])
  return source
}

function refuse(mistakes: readonly LetterMistake[]): void {
  if (mistakes.length > 0) throw new LetterError(mistakes)
}

function lessonMistakes(lesson: Lesson, programme: Programme): LetterMistake[] {
  const mistakes: LetterMistake[] = []
  const add = (message: string) => mistakes.push({ file: lesson.file, message })
  if (!programme.sections[lesson.section]) add(`section: no section « ${lesson.section} » in the schedule`)
  for (const [name, door] of Object.entries(lesson.doors)) {
    if (!programme.links[door.link]) add(`doors.${name}.link: no link « ${door.link} » in the schedule`)
  }
  for (const [name, link] of Object.entries(programme.links)) {
    if (!isAllowedAddress(link.url)) add(`links.${name} of the schedule must start with https:// or mailto:`)
  }
  return mistakes
}

type Parts = ReturnType<typeof readParts>

function readParts(lesson: Lesson, at: { programme: Programme; day: number }) {
  const { programme, day } = at
  const holes = new ProtectedHoles()
  const inline = (text: string) => readInline(holes.protect(text), { file: lesson.file })
  const title = inline(lesson.title)
  const lead = inline(lesson.lead)
  const teaser = inline(lesson.teaser)
  const blocks: Block[] = readBody(holes.protect(lesson.body), holes, {
    file: lesson.file,
    line: lesson.bodyLine,
  })
  const doors = (['inform', 'train', 'act'] as const).map((name) => {
    const { text, link, label } = lesson.doors[name]
    const url = programme.links[link]?.url ?? ''
    return {
      heading: WORDING[programme.language].doors[name],
      tokens: inline(text),
      url,
      label: holes.protect(label),
    }
  })
  const section = programme.sections[lesson.section] ?? { label: '', colour: '#000000' }
  const shared = { day, days: daysOf(programme), theme: holes.protect(lesson.theme), blocks }
  return {
    file: lesson.file,
    programme,
    holes,
    text: {
      ...shared,
      section: section.label,
      title: toWords(title),
      lead: toTextLine(lead),
      teaser: toTextLine(teaser),
      doors: doors.map(({ heading, tokens, url, label }) => ({
        heading,
        text: toTextLine(tokens),
        url,
        label,
      })),
    },
    html: {
      ...shared,
      section: { label: escapeHtml(section.label), ...sectionColours(section.colour) },
      theme: escapeHtml(shared.theme),
      title: toHtml(title),
      title_text: escapeHtml(toWords(title)),
      preheader: escapeHtml(holes.protect(lesson.preheader)),
      lead: toHtml(lead),
      teaser: toHtml(teaser),
      doors: doors.map(({ heading, tokens, url, label }) => ({
        heading: escapeHtml(heading),
        html: toHtml(tokens),
        url: escapeHtml(url),
        label: escapeHtml(label),
      })),
    },
  }
}

async function htmlPart({ html, programme, holes, file }: Parts, layout: string): Promise<string> {
  const { sender, language, links } = programme
  const values = {
    ...html,
    language,
    blocks: html.blocks.map((block) =>
      block.kind === 'mjml' ? { mjml: block.mjml, html: '' } : { mjml: '', html: toHtml(block.tokens) },
    ),
    programme: { title: escapeHtml(programme.title), url: escapeHtml(links.programme?.url ?? '') },
    sender: { name: escapeHtml(sender.name), postal: escapeHtml(sender.postal) },
  }
  const mjml = expandLayout(holes.protect(layout), values, language)
  const pieces = html.blocks.flatMap((block) =>
    block.kind === 'mjml' ? [{ mjml: block.mjml, file, line: block.line }] : [],
  )
  const compiled = await compileMjml(mjml, { layout, pieces })
  refuse(activeContent(compiled).map((message) => ({ file, message })))
  return holes.restore(compiled)
}
