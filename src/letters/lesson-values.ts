import type { Programme } from '../domain/programme.ts'
import type { MjmlPiece } from './compile-mjml.ts'
import { escapeHtml } from './escape-html.ts'
import { daysOf } from './letter-context.ts'
import { type Block, readBody, readInline, toHtml } from './markdown.ts'
import { toTextLine, toWords } from './plain-text.ts'
import { ProtectedPlaceholders } from './protected-placeholders.ts'
import type { Lesson } from './read-lesson.ts'
import { type SectionColours, sectionColours } from './section-colours.ts'
import { readLessonWords } from './service/service-files.ts'
import type { TextLesson } from './text-part.ts'
import { webPart } from './web-part.ts'

/** What a lesson gives to its text part, and to the square brackets of its layout: see docs/letters.md. */
export type LessonValues = {
  readonly placeholders: ProtectedPlaceholders
  readonly text: TextLesson
  readonly layout: object
  readonly pieces: readonly MjmlPiece[]
  readonly colours: SectionColours
  /** HTML for our own page, its placeholders still protected. */
  readonly web: string
}

/** Reads the Markdown of a lesson. Throws a LetterError for what letters do not allow. */
export function lessonValues(
  lesson: Lesson,
  { programme, day }: { programme: Programme; day: number },
): LessonValues {
  const placeholders = new ProtectedPlaceholders(lesson.file)
  const texts = readTexts(lesson, programme, placeholders)
  const progress = { day, days: daysOf(programme) }
  return {
    placeholders,
    text: textValues(texts),
    layout: { ...progress, ...layoutValues(texts, programme) },
    pieces: texts.blocks.flatMap((block) =>
      block.kind === 'mjml' ? [{ mjml: block.mjml, file: lesson.file, line: block.line }] : [],
    ),
    colours: sectionColours(texts.section.colour),
    web: webPart(texts, programme),
  }
}

type Door = Lesson['doors']['act']
type Texts = ReturnType<typeof readTexts>

function readTexts(lesson: Lesson, programme: Programme, placeholders: ProtectedPlaceholders) {
  const { file } = lesson
  const inline = (text: string) => readInline(placeholders.protect(text), { file })
  const words = readLessonWords(programme.language)
  const blocks: Block[] = readBody(placeholders.protect(lesson.body), placeholders, {
    file,
    line: lesson.bodyLine,
  })
  return {
    section: programme.sections[lesson.section] ?? { label: '', colour: '#000000' },
    theme: placeholders.protect(lesson.theme),
    preheader: placeholders.protect(lesson.preheader),
    title: inline(lesson.title),
    lead: inline(lesson.lead),
    teaser: inline(lesson.teaser),
    blocks,
    doors: (['inform', 'train', 'act'] as const).map((name) => ({
      heading: words.doors[name],
      words: inline(lesson.doors[name].text),
      url: addressOf(lesson.doors[name], programme, placeholders),
      label: placeholders.protect(lesson.doors[name].label),
    })),
  }
}

function addressOf({ link, event }: Door, { links }: Programme, placeholders: ProtectedPlaceholders): string {
  if (event !== undefined) return placeholders.protect(`{{ events.${event}.page_url }}`)
  return links[link ?? '']?.url ?? ''
}

function textValues({ section, theme, title, lead, teaser, blocks, doors }: Texts) {
  return {
    section: section.label,
    theme,
    title: toWords(title),
    lead: toTextLine(lead),
    teaser: toTextLine(teaser),
    blocks,
    doors: doors.map(({ words, ...door }) => ({ ...door, text: toTextLine(words) })),
  }
}

/** HTML, or texts that are safe in HTML and in quoted attributes. */
function layoutValues(texts: Texts, { title, language, links, sender }: Programme) {
  return {
    language,
    section: { label: escapeHtml(texts.section.label), ...sectionColours(texts.section.colour) },
    theme: escapeHtml(texts.theme),
    title: toHtml(texts.title),
    title_text: escapeHtml(toWords(texts.title)),
    preheader: escapeHtml(texts.preheader),
    lead: toHtml(texts.lead),
    teaser: toHtml(texts.teaser),
    blocks: texts.blocks.map((block) =>
      block.kind === 'mjml' ? { mjml: block.mjml, html: '' } : { mjml: '', html: toHtml(block.tokens) },
    ),
    doors: texts.doors.map(({ heading, words, url, label }) => ({
      heading: escapeHtml(heading),
      html: toHtml(words),
      url: escapeHtml(url),
      label: escapeHtml(label),
    })),
    programme: { title: escapeHtml(title), ...(links.programme && { url: escapeHtml(links.programme.url) }) },
    sender: { name: escapeHtml(sender.name), postal: escapeHtml(sender.postal) },
  }
}
