import {
  editedSchedule,
  keepSchedule,
  keepTitle,
  type ScheduleEdit,
} from '../../../actions/programmes/edit-schedule.ts'
import { authorsDesk, fileInHand, textInHand } from '../../../actions/programmes/file-in-hand.ts'
import { dropDraft } from '../../../actions/programmes/keep-draft.ts'
import { nextLetter } from '../../../actions/programmes/lesson-title.ts'
import { lessonPath } from '../../../domain/programme-file.ts'
import type { Typed } from '../../../html/form.ts'
import { typedForm } from '../../typed.ts'
import { typedValues } from './schedule-fields.ts'
import { fieldsOf, type ShownSchedule } from './schedule-form.ts'
import type { TitledLesson } from './schedule-lessons.ts'
import { scheduleWith, shownSchedule } from './schedule-page.ts'
import type { SharedVisit } from './with-shared.ts'

/** `POST …/schedule`: keeps what was changed as drafts, if the schedule is still what the page showed. */
export async function postSchedule(visit: SharedVisit): Promise<Response> {
  const { file, home } = visit
  const typed = await typedForm(visit.c)
  const shown = await shownSchedule(visit)
  if (!shown) return scheduleWith(visit, { typed, why: 'o.schedule.asText', status: 422 })
  if (Number(typed('seen')) !== (file.draft?.version ?? 0))
    return scheduleWith(visit, { typed, why: 'o.schedule.outrun', status: 409 })
  const text = textInHand(file)
  const titles = typedTitles(shown, typed)
  const changed = editedSchedule(text, editOf(text, shown, typed))
  if (changed === undefined) return scheduleWith(visit, { typed, why: 'o.schedule.asText', status: 422 })
  if (changed !== text) await keep(visit, changed, typed)
  await keepTitles(visit, titles, typed)
  await forgetDropped(visit, shown, typed)
  return typed('then') === 'publish'
    ? visit.back(`${home}/publish`)
    : visit.back(`${home}/schedule`, { message: 'o.lesson.keptTold' })
}

function editOf(text: string, shown: ShownSchedule, typed: Typed): ScheduleEdit {
  return { values: typedValues(text, fieldsOf(shown), typed), list: listEdit(shown, typed) }
}

function listEdit(shown: ShownSchedule, typed: Typed): ScheduleEdit['list'] {
  const [what, day] = typed('then').split(':')
  const on = Number(day)
  switch (what) {
    case 'up':
      return { up: on }
    case 'down':
      return { down: on }
    case 'drop':
      return { drop: on }
    case 'add':
      return { add: newLetter(shown) }
    default:
      return undefined
  }
}

function newLetter({ lessons, taken }: ShownSchedule): string {
  return nextLetter([...new Set([...lessons.map(({ letter }) => letter), ...taken])].toSorted())
}

type Titled = Pick<TitledLesson, 'letter' | 'title'>

/** The lessons with another title than before, a new one among them. */
function typedTitles(shown: ShownSchedule, typed: Typed): Titled[] {
  const added = typed('then') === 'add' ? typed('newTitle').trim() || newLetter(shown) : undefined
  const titled = shown.lessons.map(({ letter, title }) => ({
    letter,
    was: title,
    title: typed(`title.${letter}`).trim(),
  }))
  const changed = titled.filter(({ was, title }) => title !== '' && title !== was)
  return added === undefined ? changed : [...changed, { letter: newLetter(shown), title: added }]
}

async function keep({ parts, organiser, file, now }: SharedVisit, text: string, typed: Typed): Promise<void> {
  const from = { page: typed('page'), seen: Number(typed('seen')), now }
  await keepSchedule(parts.db, { file, text, organiserId: organiser.id, ...from })
}

async function keepTitles(
  { parts, organiser, programme, now }: SharedVisit,
  titles: readonly Titled[],
  typed: Typed,
): Promise<void> {
  if (titles.length === 0) return
  const author = { programme, organiserId: organiser.id }
  const desk = await authorsDesk(parts, author)
  for (const title of titles)
    await keepTitle(parts.db, desk, { ...author, ...title, page: typed('page'), now })
}

/** A lesson that was never published, and is dropped, leaves no draft behind. */
async function forgetDropped(
  { parts, organiser, programme, file }: SharedVisit,
  shown: ShownSchedule,
  typed: Typed,
): Promise<void> {
  const day = Number(/^drop:(\d+)$/.exec(typed('then'))?.[1] ?? 0)
  const letter = shown.lessons.find((lesson) => lesson.day === day)?.letter
  if (letter === undefined) return
  const { draft, published } = await fileInHand(
    await authorsDesk(parts, { programme, organiserId: organiser.id }),
    lessonPath(file.programme, letter),
  )
  if (draft && published === null) await dropDraft(parts.db, { organiserId: organiser.id, path: draft.path })
}
