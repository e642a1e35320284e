import { z } from 'zod'
import type { Edition } from '../domain/edition.ts'
import { type LessonFields, lessonFields } from '../domain/lesson-fields.ts'
import type { Language } from '../language/catalogues.ts'
import { readFrontMatter } from './front-matter.ts'
import { LAYOUT_FILE } from './layout.ts'
import { readLessonWords } from './service/service-files.ts'

/** A layout file taken apart: the fields that it gives to lessons, and its MJML, whose lines keep their numbers. */
export type Layout = { readonly fields: LessonFields; readonly mjml: string }

const frontMatter = z.strictObject({ fields: lessonFields.default({}) })

/** Takes a layout apart. One without front matter has the usual fields. Throws a LetterError with the lines. */
export function takeApart(source: string, language: Language): Layout {
  if (!source.startsWith('---')) return { fields: usualFields(language), mjml: source }
  const { front, body, bodyLine } = readFrontMatter(source, LAYOUT_FILE, frontMatter)
  return { fields: front.fields, mjml: '\n'.repeat(bodyLine - 1) + body }
}

const read = new WeakMap<Edition['files'], LessonFields>()

/** The fields that the lessons of an edition have. Throws a LetterError for a layout that cannot be read. */
export function fieldsOf({ files, programme }: Pick<Edition, 'files' | 'programme'>): LessonFields {
  const fields = read.get(files) ?? takeApart(files[LAYOUT_FILE] ?? '', programme.language).fields
  read.set(files, fields)
  return fields
}

const usual = new Map<Language, LessonFields>()

/** What every lesson had before layouts could say it: layouts without front matter, as sealed editions have them. */
function usualFields(language: Language): LessonFields {
  const fields = usual.get(language) ?? {
    section: { type: 'section', required: true },
    theme: { type: 'line', required: true },
    lead: { type: 'words', at: 'start', required: true },
    teaser: { type: 'words', at: 'end', required: true },
    doors: { type: 'actions', parts: readLessonWords(language).doors, required: true },
  }
  usual.set(language, fields)
  return fields
}
