import { type RawBuilder, sql } from 'kysely'

/**
 * Whether the enrolment `e` got a lesson: on its day, or once more since. What the relay did not answer for is not counted:
 * nobody can know.
 */
export function gotLesson(lesson: string): RawBuilder<boolean> {
  return sql<boolean>`(exists (
      select from feuilleton.deliveries d
      where d.enrolment_id = e.id and d.letter = ${lesson} and d.state = 'submitted')
    or exists (
      select from feuilleton.requests q
      join feuilleton.deliveries d on d.enrolment_id = e.id and d.request_id = q.id and d.state = 'submitted'
      where q.enrolment_id = e.id and q.kind = 'lesson' and q.detail ->> 'letter' = ${lesson}))`
}
