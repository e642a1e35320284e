import { previewLesson } from '../../../actions/programmes/preview-lesson.ts'
import { attempt } from '../../../domain/refusal.ts'
import { frameOf } from '../letter-looks.ts'
import { askedPreview, previewDeps, previewOf } from './lesson-preview.ts'
import type { LessonVisit } from './with-programme.ts'

/** `…/lessons/:day/frame`: the HTML of a lesson with the words of a draft. */
export async function lessonFrame(visit: LessonVisit): Promise<Response> {
  const asked = await askedPreview(visit, (name) => visit.c.req.query(name) ?? '')
  const preview = await attempt(previewLesson(previewDeps(visit), previewOf(visit, asked)))
  if ('refused' in preview || !('filled' in preview.written)) return visit.notFound()
  return frameOf(visit, preview.written.filled.html)
}
