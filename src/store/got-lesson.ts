import { type RawBuilder, sql } from 'kysely'

/**
 * Whether the enrolment `e` got a lesson: on its day, or once more since. What the relay did not answer for is not counted:
 * nobody can know. Each enrolment is looked up by its keys: as `exists` the planner may read the letters of all cohorts
 * once instead.
 */
export function gotLesson(lesson: string): RawBuilder<boolean> {
  return sql<boolean>`(coalesce((
      select d.state = 'submitted' from feuilleton.deliveries d
      where d.enrolment_id = e.id and d.letter = ${lesson}), false)
    or coalesce((
      select bool_or(d.state = 'submitted') from feuilleton.requests q
      join feuilleton.deliveries d on d.enrolment_id = e.id and d.letter = 'lesson.' || q.id
      where q.enrolment_id = e.id and q.kind = 'lesson' and q.detail ->> 'letter' = ${lesson}), false))`
}
