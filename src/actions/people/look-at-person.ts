import type { Database } from '../../store/database.ts'
import { entriesAbout, type PersonEntry } from '../../store/people-journal.ts'
import { listCourses, type Person, type PersonCourse } from '../../store/people-person.ts'
import { eventsOf, lettersTo, type PersonEvent, type PersonLetter } from '../../store/people-timeline.ts'

/** One line of what happened with somebody: a letter, something they did, or what an organiser did about them. */
export type HistoryLine = { at: Date } & (
  | { of: 'letter'; letter: PersonLetter }
  | { of: 'event'; event: PersonEvent }
  | { of: 'entry'; entry: PersonEntry }
)

export type PersonView = { person: Person; courses: PersonCourse[]; history: HistoryLine[] }

/** Everything that is known of one person, the newest first. */
export async function lookAtPerson(db: Database, person: Person): Promise<PersonView> {
  const lines: HistoryLine[] = [
    ...(await lettersTo(db, person.id)).map((letter) => ({ of: 'letter' as const, at: letter.at, letter })),
    ...(await eventsOf(db, person.id)).map((event) => ({ of: 'event' as const, at: event.at, event })),
    ...(await entriesAbout(db, person.id)).map((entry) => ({ of: 'entry' as const, at: entry.at, entry })),
  ]
  const history = lines.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return { person, courses: await listCourses(db, person.id), history }
}
