import type { Programme } from '../domain/programme.ts'
import type { Action, FieldWords, LessonTexts } from './lesson-texts.ts'
import { toText, toTextLine, toWords } from './plain-text.ts'
import { type LessonWords, wordsOfLessons } from './service/lesson-words.ts'

/** The text part of a lesson, one line a paragraph, to be laid out by `wrapText` once it is filled. */
export function textPart({ title, section, fields, blocks }: LessonTexts, programme: Programme): string {
  const words = wordsOfLessons(programme)
  const programmeLink = programme.links.programme
  const lines = fields.flatMap((field) => (field.type === 'line' ? [field.text] : []))
  const end = wordsAt(fields, 'end')
  return [
    `${programme.title.toUpperCase()}\n${[words.progress, section.label, ...lines].filter(Boolean).join(' · ')}`,
    `${toWords(title)}\n=`,
    ...wordsAt(fields, 'start'),
    ...blocks.map((block) => (block.kind === 'mjml' ? block.words : toText(block.tokens, words.colon))),
    ...(end.length > 0 ? ['* * *', ...end] : []),
    ...fields.flatMap((field) => (field.type === 'actions' ? actionParts(field, words) : [])),
    ...(programmeLink ? [`${programmeLink.title}${words.colon} <${programmeLink.url}>`] : []),
    '* * *',
    `${programme.sender.postal}\n${words.why}`,
    [
      `${words.read}${words.colon} <{{ read_url }}>`,
      `${words.me}${words.colon} <{{ me_url }}>`,
      `${words.unsubscribe}${words.colon} <{{ unsubscribe_url }}>`,
      `${words.help}${words.colon} <{{ help_url }}>`,
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function wordsAt(fields: readonly FieldWords[], at: 'start' | 'end'): string[] {
  return fields.flatMap((field) =>
    field.type === 'words' && field.at === at ? [toTextLine(field.words)] : [],
  )
}

function actionParts(
  { heading, actions }: FieldWords & { type: 'actions' },
  { colon }: LessonWords,
): string[] {
  return [`${heading}\n-`, ...actions.map((action) => actionPart(action, colon))]
}

function actionPart({ heading, words, label, url }: Action, colon: string): string {
  const lines = [toTextLine(words), `${label}${colon}`, `<${url}>`]
  return heading === '' ? lines.join('\n') : [heading, ...lines].join('\n\t')
}
