import { sql } from 'kysely'
import { type Database, rowsOf } from '../../src/store/database.ts'
import type { Course } from './course.ts'

/** Plays a course until an instant, from one that something falls due at to the next. */
export async function playCourse(db: Database, { clock, run }: Course, instant: string): Promise<void> {
  const end = new Date(instant)
  while (clock.now() < end) {
    const query = sql<{ next: Date | null }>`
      select min(due_at) as next from feuilleton.dispatches where state = 'planned' and due_at > ${clock.now()}`
    const [{ next = null } = {}] = await rowsOf(db, query)
    clock.set(next && next < end ? next : end)
    await run()
  }
}
