import type { LessonTexts } from './lesson-texts.ts'
import { toText, toWords } from './plain-text.ts'

/** In characters; an inbox shows fewer. */
const ENOUGH = 150

/** The first words of a lesson, for the line that inboxes show: those before its body, or else those of the body. */
export function firstWords({ fields, blocks }: LessonTexts): string {
  const lead = fields.flatMap((field) =>
    field.type === 'words' && field.at === 'start' ? [toWords(field.words)] : [],
  )
  const body = blocks.flatMap((block) => (block.kind === 'mjml' ? [] : [toText(block.tokens)]))
  const [first = ''] = [...lead, ...body].flatMap((text) =>
    text.split('\n').filter((line) => line.trim() !== ''),
  )
  return cutAtSpace(first.trim())
}

/** A protected placeholder has no space, so it is never cut. */
function cutAtSpace(text: string): string {
  if (text.length <= ENOUGH) return text
  const end = text.lastIndexOf(' ', ENOUGH)
  return end <= 0 ? text : `${text.slice(0, end)}…`
}
