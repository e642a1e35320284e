import type { LessonFields } from '../domain/lesson-fields.ts'
import type { Programme } from '../domain/programme.ts'
import type { MjmlPiece } from './compile-mjml.ts'
import { firstWords } from './first-words.ts'
import { layoutValues } from './layout-values.ts'
import { readTexts } from './lesson-texts.ts'
import { toWords } from './plain-text.ts'
import { ProtectedPlaceholders } from './protected-placeholders.ts'
import type { Lesson } from './read-lesson.ts'
import { type SectionColours, sectionColours } from './section-colours.ts'
import { textPart } from './text-part.ts'
import { webPart } from './web-part.ts'

/** What a lesson gives to its parts and to the square brackets of its layout; all placeholders still protected. */
export type LessonValues = {
  readonly placeholders: ProtectedPlaceholders
  /** The title in plain words. */
  readonly title: string
  readonly preheader: string
  readonly text: string
  readonly layout: object
  readonly pieces: readonly MjmlPiece[]
  readonly colours: SectionColours
  /** HTML for our own page. */
  readonly web: string
}

/** Reads the Markdown of a lesson. Throws a LetterError for what letters do not allow. */
export function lessonValues(
  lesson: Lesson,
  { programme, day, fields }: { programme: Programme; day: number; fields: LessonFields },
): LessonValues {
  const placeholders = new ProtectedPlaceholders(lesson.file)
  const texts = readTexts(lesson, programme, placeholders)
  const preheader = texts.preheader ?? firstWords(texts)
  return {
    placeholders,
    title: toWords(texts.title),
    preheader,
    text: textPart(texts, programme),
    layout: layoutValues(texts, { programme, day, fields, preheader, placeholders }),
    pieces: texts.blocks.flatMap((block) =>
      block.kind === 'mjml' ? [{ mjml: block.mjml, file: lesson.file, line: block.line }] : [],
    ),
    colours: sectionColours(texts.section.colour),
    web: webPart(texts, programme),
  }
}
