import { html } from 'hono/html'
import { checkText } from '../../../actions/programmes/check-text.ts'
import { isBehind } from '../../../actions/programmes/keep-draft.ts'
import { textInHand } from '../../../actions/programmes/lesson-in-hand.ts'
import type { FileDraft } from '../../../domain/programme-file.ts'
import type { Html } from '../../../html/html.ts'
import { momentWords } from '../../moment.ts'
import { wordChanges } from '../difference-view.ts'
import { type AskedPreview, previewDeps, previewPart } from './lesson-preview.ts'
import { lineMarks } from './line-marks.ts'
import type { LessonVisit } from './with-programme.ts'

/** What a text comes to: how it stands, with what is wrong in it, and the letter that it makes. */
export type LessonView = { state: Html; preview: Html }

/** `typed`: a text that could not be kept, as `other` was kept by another page of the same author. */
export type OutrunText = { typed: string; other: FileDraft }

export async function lessonView(
  visit: LessonVisit,
  asked: AskedPreview,
  outrun?: OutrunText,
): Promise<LessonView> {
  const { lesson } = visit
  const text = textInHand(lesson)
  const marks = await checkText(lesson, text, previewDeps(visit).letters)
  const standing = outrun ? outrunWords(outrun, visit) : html`${keptWords(visit)}${behindWords(visit)}`
  return {
    state: html`${standing}${lineMarks(marks, text, visit)}`,
    preview: await previewPart(visit, asked, marks),
  }
}

/** The script of the page looks for `lesson-kept`: only then is what was sent kept. */
function keptWords({ say, lesson, now, language }: LessonVisit): Html {
  const { draft, published, edition } = lesson
  if (!draft || draft.text === published)
    return html`<p class="quiet" id="lesson-kept" role="status">${say('o.lesson.asPublished')}</p>`
  const when = momentWords(draft.changedAt, { now, zone: edition.programme.zone, language })
  return html`<p class="quiet" id="lesson-kept" role="status">${say('o.lesson.kept', { when })}</p>`
}

/** Somebody else has published the lesson since the draft was begun: both texts, and the button that says so was seen. */
function behindWords({ say, lesson }: LessonVisit): Html | '' {
  const { draft, published } = lesson
  if (!draft || !isBehind(draft, published)) return ''
  return html`<div class="note" role="alert"><p>${say('o.lesson.behind')}</p>
<p class="file-changes">${wordChanges(published ?? '', draft.text)}</p>
<p class="actions"><button type="submit" class="quiet" name="then" value="compared">${say('o.lesson.compared')}</button></p></div>
`
}

/** Both texts, and what to do: nothing is overwritten by itself. */
function outrunWords({ typed, other }: OutrunText, { say, lesson, path, now, language }: LessonVisit): Html {
  const { zone } = lesson.edition.programme
  const when = momentWords(other.changedAt, { now, zone, language })
  return html`<div class="note" role="alert"><p>${say('o.lesson.twoPages', { when })}</p>
<p class="file-changes">${wordChanges(other.text, typed)}</p>
<p class="actions"><button type="submit" class="quiet" name="over" value="${other.version}">${say('o.lesson.keepThis')}</button>
<a href="${path}">${say('o.lesson.openOther')}</a></p></div>
`
}
