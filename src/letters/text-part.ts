import type { Programme } from '../domain/programme.ts'
import type { Block } from './markdown.ts'
import { toText } from './plain-text.ts'
import { readLessonWords } from './service/service-files.ts'

/** A lesson ready to be written out: texts with their placeholders still protected. */
export type TextLesson = {
  readonly section: string
  readonly theme: string
  readonly title: string
  readonly lead: string
  readonly teaser: string
  readonly blocks: readonly Block[]
  readonly doors: readonly { heading: string; text: string; url: string; label: string }[]
}

/** The text part of a lesson, one line a paragraph, to be laid out by `wrapText` once it is filled. */
export function textPart(lesson: TextLesson, programme: Programme): string {
  const words = readLessonWords(programme.language)
  const programmeLink = programme.links.programme
  return [
    `${programme.title.toUpperCase()}\n${[words.progress, lesson.section, lesson.theme].join(' · ')}`,
    `${lesson.title}\n=`,
    lesson.lead,
    ...lesson.blocks.map((block) =>
      block.kind === 'mjml' ? block.words : toText(block.tokens, words.colon),
    ),
    '* * *',
    lesson.teaser,
    `${words.further}\n-`,
    ...lesson.doors.map(
      (door) => `${door.heading}\n\t${door.text}\n\t${door.label}${words.colon}\n\t<${door.url}>`,
    ),
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
