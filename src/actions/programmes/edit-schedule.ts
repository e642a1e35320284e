import { lessonPath } from '../../domain/programme-file.ts'
import { editLessonList, type LessonListEdit } from '../../programme/edit-lesson-list.ts'
import { setInYaml } from '../../programme/edit-yaml.ts'
import { groupOf } from '../../programme/schedule.ts'
import { readYaml } from '../../programme/yaml-source.ts'
import type { Database } from '../../store/database.ts'
import { type Author, beganFrom, type Desk, fileInHand, textInHand } from './file-in-hand.ts'
import { type KeptDraft, keepDraft } from './keep-draft.ts'
import { newLesson, titledLesson } from './lesson-title.ts'
import type { SharedFile } from './shared-file.ts'

/** A value of the schedule, by its place there. */
export type ScheduleValue = { path: readonly string[]; value: string | number }

/** What the form of a schedule changes. */
export type ScheduleEdit = {
  values: readonly ScheduleValue[]
  list?: LessonListEdit | undefined
}

/**
 * The text of a schedule with other values and other lessons; undefined where it is written so that no form can change
 * it.
 */
export function editedSchedule(text: string, { values, list }: ScheduleEdit): string | undefined {
  const set = values.reduce<string | undefined>(
    (now, { path, value }) => (now === undefined ? undefined : setInYaml(now, path, value)),
    text,
  )
  return set !== undefined && list ? editLessonList(set, list) : set
}

/** Where a page sends a draft from: see `keepDraft`. */
export type FromPage = { page: string; seen: number; now: Date }

/** Keeps the text of a schedule as its author's draft. */
export function keepSchedule(
  db: Database,
  { file, text, organiserId, ...from }: FromPage & { file: SharedFile; text: string; organiserId: number },
): Promise<KeptDraft> {
  const { path, programme } = file
  return keepDraft(db, { organiserId, path, programme, text, beganHash: beganFrom(file), ...from })
}

/** Gives a lesson another title, or begins one that has no file yet; a lesson whose head cannot be read stays. */
export async function keepTitle(
  db: Database,
  desk: Desk,
  {
    letter,
    title,
    page,
    now,
    ...author
  }: Author & { letter: string; title: string; page: string; now: Date },
): Promise<void> {
  const { path, draft, published } = await fileInHand(desk, lessonPath(author.programme, letter))
  const isNew = !draft && published === null
  const text = isNew ? newLesson(title) : titledLesson(textInHand({ draft, published }), title)
  if (text === undefined) return
  const beganHash = beganFrom({ draft, published })
  await keepDraft(db, { ...author, path, text, beganHash, page, seen: draft?.version ?? 0, now })
}

/** The text or number that a schedule has at each place; undefined where there is none. */
export function writtenValues(
  text: string,
  places: readonly Pick<ScheduleValue, 'path'>[],
): (string | undefined)[] {
  const { value } = readYaml(text, { file: 'schedule', firstLine: 1 })
  return places.map(({ path }) => {
    const found = path.reduce<unknown>((group, key) => groupOf(group)[key], value)
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
  })
}
