import { html } from 'hono/html'
import { dropDraft } from '../../../actions/programmes/keep-draft.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import type { Html } from '../../../html/html.ts'
import { assetAddress, EDITOR_SCRIPT } from '../../assets.ts'
import { courseIn } from '../courses.ts'
import { shownLessonTitle } from '../letter-name.ts'
import { discardForm } from './draft-desk.ts'
import type { OutrunText } from './draft-standing.ts'
import { lessonForm } from './lesson-form.ts'
import { type AskedPreview, askedPreview } from './lesson-preview.ts'
import { lessonView } from './lesson-view.ts'
import { pictureForm, takePicture } from './picture-form.ts'
import type { LessonVisit } from './with-programme.ts'

/** `…/lessons/:day`: a lesson as its author is writing it, beside the letter that it makes. */
export async function lessonPage(visit: LessonVisit): Promise<Response> {
  const asked = await askedPreview(visit, (name) => visit.c.req.query(name) ?? '')
  return editorPage(visit, { asked })
}

type Shown = {
  asked: AskedPreview
  outrun?: OutrunText
  /** What is wrong with a picture that was sent. */
  wrong?: Awaited<ReturnType<typeof takePicture>>
}

export async function editorPage(visit: LessonVisit, { asked, outrun, wrong }: Shown): Promise<Response> {
  const { say, language, lesson, home, title, path } = visit
  const { letter, day, edition } = lesson
  const course = await courseIn(edition)
  const number = lessonNumber(day, { programme: edition.programme, language })
  const view = await lessonView(visit, asked, outrun)
  const body = html`<p class="kicker"><a href="${home}">${title}</a></p>
<h1>${number} – ${shownLessonTitle(letter, course, visit)}</h1>
${daysBeside(visit)}${lessonForm({ asked, view, ...(outrun ? { text: outrun.typed } : {}) }, visit)}
${pictureForm(visit, wrong)}${discardForm({ file: lesson, path }, visit)}<script src="${assetAddress(EDITOR_SCRIPT)}" defer></script>`
  const status = outrun ? 409 : wrong ? 422 : undefined
  const name = say('o.lesson.title', { lesson: number, programme: title })
  return visit.page({ title: name, room: 'cohorts', body, status })
}

/** The lessons before and after this one. */
function daysBeside({ say, language, home, lesson: { day, edition } }: LessonVisit): Html {
  const { lessons } = edition.programme
  const at = lessons.findIndex((each) => each.day === day)
  const [before, after] = [lessons[at - 1]?.day, lessons[at + 1]?.day]
  const wayTo = (to: number, rel: 'prev' | 'next') =>
    html`<a href="${home}/lessons/${to}" rel="${rel}">${lessonNumber(to, { programme: edition.programme, language })}</a> `
  return html`<nav class="pages" aria-label="${say('o.programme.lessons')}">
${before ? wayTo(before, 'prev') : ''}${after ? wayTo(after, 'next') : ''}
</nav>
`
}

/** `POST …/picture`: puts a picture at the end of the draft. */
export async function postPicture(visit: LessonVisit): Promise<Response> {
  const wrong = await takePicture(visit)
  if (!wrong) return visit.back(visit.path, { message: 'o.picture.added' })
  return editorPage(visit, { asked: await askedPreview(visit, () => ''), wrong })
}

/** `POST …/discard`: gives a draft up. */
export async function discardLesson({
  parts,
  organiser,
  lesson,
  home,
  back,
}: LessonVisit): Promise<Response> {
  await dropDraft(parts.db, { organiserId: organiser.id, path: lesson.path })
  return back(home, { message: 'o.lesson.discarded' })
}
