import type { Token } from 'markdown-it'
import { type FieldValue, type LessonAction, sectionIn } from '../domain/field-values.ts'
import type { Programme } from '../domain/programme.ts'
import type { Language } from '../language/catalogues.ts'
import { bindText, bindTokens } from './bound-marks.ts'
import { type Block, readBody, readInline } from './markdown.ts'
import type { ProtectedPlaceholders } from './protected-placeholders.ts'
import type { Lesson } from './read-lesson.ts'
import { type Section, sectionCalled } from './section-colours.ts'
import { readLessonWords } from './service/service-files.ts'

/** A call to action that has its address; its heading may be empty. */
export type Action = {
  readonly heading: string
  readonly words: Token[]
  readonly url: string
  readonly label: string
}

/** A field as the parts of a letter show it. */
export type FieldWords = { readonly name: string } & (
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'words'; readonly at: 'start' | 'end'; readonly words: Token[] }
  | { readonly type: 'actions'; readonly heading: string; readonly actions: readonly Action[] }
)

/** The Markdown of a lesson, read, with its placeholders protected. Its section is none of its `fields`. */
export type LessonTexts = {
  readonly title: Token[]
  readonly preheader: string | undefined
  readonly section: Section
  readonly fields: readonly FieldWords[]
  readonly blocks: readonly Block[]
}

type Reading = {
  programme: Programme
  placeholders: ProtectedPlaceholders
  inline: (text: string) => Token[]
  line: (text: string) => string
}

/** Reads the Markdown of a lesson. Throws a LetterError for what letters do not allow. */
export function readTexts(
  { file, title, preheader, values, body, bodyLine }: Lesson,
  programme: Programme,
  placeholders: ProtectedPlaceholders,
): LessonTexts {
  const { language } = programme
  const inline = (text: string) => bindTokens(readInline(placeholders.protect(text), { file }), language)
  const line = (text: string) => bindText(placeholders.protect(text), language)
  const reading = { programme, placeholders, inline, line }
  const blocks = readBody(placeholders.protect(body), placeholders, { file, line: bodyLine })
  return {
    title: inline(title),
    preheader: preheader === undefined ? undefined : line(preheader),
    section: sectionCalled(sectionIn(values), programme),
    fields: values.flatMap((value) => fieldWords(value, reading)),
    blocks: blocks.map((block) => boundBlock(block, language)),
  }
}

/** MJML is code; its words for readers of the text are not. */
function boundBlock(block: Block, language: Language): Block {
  return block.kind === 'mjml'
    ? { ...block, words: bindText(block.words, language) }
    : { ...block, tokens: bindTokens(block.tokens, language) }
}

function fieldWords(value: FieldValue, reading: Reading): FieldWords[] {
  const { name } = value
  switch (value.type) {
    case 'section':
      return []
    case 'line':
      return [{ name, type: 'line', text: reading.line(value.text) }]
    case 'words':
      return [{ name, type: 'words', at: value.at, words: reading.inline(value.text) }]
    case 'actions': {
      const heading = value.heading ?? readLessonWords(reading.programme.language).further
      const actions = value.actions.map((action) => actionWords(action, reading))
      return [{ name, type: 'actions', heading, actions }]
    }
  }
}

function actionWords(action: LessonAction, { programme, placeholders, inline, line }: Reading): Action {
  const { heading, text, link, event, label } = action
  return {
    heading,
    words: inline(text),
    url:
      event === undefined
        ? (programme.links[link ?? '']?.url ?? '')
        : placeholders.protect(`{{ events.${event}.page_url }}`),
    label: line(label),
  }
}
