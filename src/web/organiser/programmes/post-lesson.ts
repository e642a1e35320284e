import type { FileDraft } from '../../../domain/programme-file.ts'
import { typedForm } from '../../typed.ts'
import { editorPage } from './lesson-page.ts'
import { askedPreview, previewQuery } from './lesson-preview.ts'
import { lessonView } from './lesson-view.ts'
import { postDraft } from './post-draft.ts'
import type { LessonVisit } from './with-programme.ts'

/** `POST …/lessons/:day`: keeps the text of a draft. */
export async function postLesson(visit: LessonVisit): Promise<Response> {
  const typed = await typedForm(visit.c)
  const asked = await askedPreview(visit, typed)
  const { lesson, path } = visit
  const by = (draft: FileDraft) => ({ ...visit, lesson: { ...lesson, draft } })
  return postDraft(visit, typed, {
    ...{ file: lesson, path, shown: `${path}?${previewQuery(asked)}` },
    view: (draft, outrun) => lessonView(by(draft), asked, outrun),
    page: (draft, outrun) => editorPage(by(draft), { asked, outrun }),
  })
}
