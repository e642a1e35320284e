import type { LessonFields } from '../domain/lesson-fields.ts'
import { mapValues } from '../domain/map-values.ts'
import type { Programme } from '../domain/programme.ts'
import { escapeHtml } from './escape-html.ts'
import type { FieldWords, LessonTexts } from './lesson-texts.ts'
import { daysOf } from './letter-context.ts'
import { toHtml } from './markdown.ts'
import { toWords } from './plain-text.ts'
import type { ProtectedPlaceholders } from './protected-placeholders.ts'
import { sectionColours } from './section-colours.ts'
import { wordsOfLessons } from './service/lesson-words.ts'

type Letter = {
  programme: Programme
  day: number
  fields: LessonFields
  preheader: string
  placeholders: ProtectedPlaceholders
}

/**
 * What a layout reads between square brackets, see docs/letters.md: HTML, or texts that are safe in HTML and in quoted
 * attributes. A field that a lesson leaves out is not there; of calls to action there are then none.
 */
export function layoutValues(
  texts: LessonTexts,
  { programme, day, fields, preheader, placeholders }: Letter,
) {
  const { title, language, links, sender } = programme
  const { font = 'serif', logo } = programme.look ?? {}
  const words = mapValues(wordsOfLessons(programme), (text) => escapeHtml(placeholders.protect(text)))
  return {
    ...noActions(fields),
    ...Object.fromEntries(texts.fields.map((field) => [field.name, fieldValue(field)])),
    day,
    days: daysOf(programme),
    language,
    section: { label: escapeHtml(texts.section.label), ...sectionColours(texts.section.colour) },
    title: toHtml(texts.title),
    title_text: escapeHtml(toWords(texts.title)),
    preheader: escapeHtml(preheader),
    blocks: texts.blocks.map((block) =>
      block.kind === 'mjml' ? { mjml: block.mjml, html: '' } : { mjml: '', html: toHtml(block.tokens) },
    ),
    programme: { title: escapeHtml(title), ...(links.programme && { url: escapeHtml(links.programme.url) }) },
    sender: { name: escapeHtml(sender.name), postal: escapeHtml(sender.postal) },
    look: { font, ...(logo && { logo: { ...logo, url: escapeHtml(logo.url), alt: escapeHtml(logo.alt) } }) },
    words,
  }
}

function noActions(fields: LessonFields): Record<string, []> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { type }]) => (type === 'actions' ? [[name, []] as const] : [])),
  )
}

function fieldValue(field: FieldWords): unknown {
  if (field.type === 'line') return escapeHtml(field.text)
  if (field.type === 'words') return toHtml(field.words)
  return field.actions.map(({ heading, words, url, label }) => ({
    heading: escapeHtml(heading),
    html: toHtml(words),
    url: escapeHtml(url),
    label: escapeHtml(label),
  }))
}
