import { html } from 'hono/html'
import { type KeptDraft, keepDraft } from '../../../actions/programmes/keep-draft.ts'
import { hashOrNull } from '../../../actions/programmes/programme-folder.ts'
import { fileText } from '../../../domain/programme-file.ts'
import type { Typed } from '../../../html/form.ts'
import { rebaseFileDraft } from '../../../store/file-drafts.ts'
import { typedForm } from '../../typed.ts'
import { isLive } from '../is-live.ts'
import { editorPage } from './lesson-page.ts'
import { askedPreview, previewQuery } from './lesson-preview.ts'
import { lessonView, type OutrunText } from './lesson-view.ts'
import type { LessonVisit } from './with-programme.ts'

/**
 * `POST …/lessons/:day`: keeps the text of a draft, as its form comes back by itself while somebody types, or by one of its
 * buttons.
 */
export async function postLesson(visit: LessonVisit): Promise<Response> {
  const typed = await typedForm(visit.c)
  const asked = await askedPreview(visit, typed)
  const kept = await keep(visit, typed)
  const outrun = 'other' in kept ? { typed: fileText(typed('text')), other: kept.other } : undefined
  const draft = 'other' in kept ? kept.other : kept.kept
  const now = { ...visit, lesson: { ...visit.lesson, draft } }
  if (isLive(visit)) return visit.c.html(await liveAnswer(now, { asked, outrun }))
  if (outrun) return editorPage(now, { asked, outrun })
  return leadOn(now, typed, previewQuery(asked))
}

function keep({ parts, lesson, organiser, programme, now }: LessonVisit, typed: Typed): Promise<KeptDraft> {
  return keepDraft(parts.db, {
    ...{ organiserId: organiser.id, path: lesson.path, programme, now, text: typed('text') },
    beganHash: typed('began') || null,
    page: typed('page'),
    // « Keep what is here »: the other text was seen.
    seen: Number(typed('over') || typed('seen')) || 0,
  })
}

/** All but the fields: whatever is typed meanwhile stays where it is. */
async function liveAnswer(
  visit: LessonVisit,
  { asked, outrun }: { asked: Awaited<ReturnType<typeof askedPreview>>; outrun: OutrunText | undefined },
) {
  const { state, preview } = await lessonView(visit, asked, outrun)
  return html`${preview}<hx-partial hx-target="#lesson-state" hx-swap="innerHTML">${state}</hx-partial>`
}

async function leadOn(visit: LessonVisit, typed: Typed, query: string): Promise<Response> {
  const { home, path, parts, organiser, lesson } = visit
  if (typed('then') === 'publish') return visit.back(`${home}/publish`)
  if (typed('then') !== 'compared') return visit.back(`${path}?${query}`, { message: 'o.lesson.keptTold' })
  const beganHash = hashOrNull(lesson.published)
  await rebaseFileDraft(parts.db, { organiserId: organiser.id, path: lesson.path, beganHash })
  return visit.back(`${path}?${query}`, { message: 'o.lesson.comparedTold' })
}
