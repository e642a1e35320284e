import { html } from 'hono/html'
import { checkText, type TextFigures } from '../../../actions/programmes/check-text.ts'
import { textInHand } from '../../../actions/programmes/file-in-hand.ts'
import type { Html } from '../../../html/html.ts'
import type { DraftView } from './draft-desk.ts'
import { type OutrunText, standingWords } from './draft-standing.ts'
import { type AskedPreview, previewDeps, previewPart } from './lesson-preview.ts'
import { lineMarks } from './line-marks.ts'
import type { LessonVisit } from './with-programme.ts'

/** What the text of a lesson comes to. */
export async function lessonView(
  visit: LessonVisit,
  asked: AskedPreview,
  outrun?: OutrunText,
): Promise<DraftView> {
  const { lesson, path } = visit
  const text = textInHand(lesson)
  const { marks, figures } = await checkText(lesson, text, previewDeps(visit).letters)
  const { zone, language } = lesson.edition.programme
  const standing = { file: lesson, path, zone, behind: 'o.lesson.behind' } as const
  return {
    state: html`${standingWords(standing, visit, outrun)}${lineMarks(marks, { text, language }, visit)}${figureWords(figures, visit)}`,
    preview: await previewPart(visit, asked, marks),
  }
}

/** How long the lesson takes to read and what its letter weighs, as `check` says it. */
function figureWords(figures: TextFigures | undefined, { say }: LessonVisit): Html | '' {
  return figures ? html`<p class="quiet">${say('o.lesson.figures', figures)}</p>` : ''
}
