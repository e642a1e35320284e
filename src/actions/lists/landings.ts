import type { Person } from '../../domain/people.ts'
import type { ImportPreview, Landing } from '../../domain/people-import.ts'
import { type CohortCourse, datesOfJoining, firstLessonAfter } from '../enrolments/place-in-track.ts'

const SHOWN = 20

/** Where the people of a list would land: the largest groups with the same dates, or why they land nowhere. */
export function landingsOf(
  people: readonly Person[],
  course: CohortCourse,
  now: Date,
): Pick<ImportPreview, 'landings' | 'closed'> {
  if (course.cohort.state === 'cancelled') return { landings: [], closed: 'cohort-cancelled' }
  const found = groupsOf(people).map((group) => landingOf(group, course, now))
  const landings = found.filter((landing) => landing !== undefined)
  if (landings.length < found.length) return { landings: [], closed: 'cohort-begun' }
  return { landings: landings.toSorted((a, b) => b.people - a.people).slice(0, SHOWN) }
}

type Group = { zone: string | undefined; at: string | undefined; people: number }

function groupsOf(people: readonly Person[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { zone, at } of people) {
    const key = `${zone ?? ''} ${at ?? ''}`
    const group = groups.get(key) ?? { zone, at, people: 0 }
    group.people += 1
    groups.set(key, group)
  }
  return [...groups.values()]
}

function landingOf({ zone, at, people }: Group, course: CohortCourse, now: Date): Landing | undefined {
  const dates = datesOfJoining(course, { zone, at }, now)
  if (dates === undefined) return undefined
  const first = firstLessonAfter(course, dates, now)
  return { ...dates, people, first: first?.dueAt.toISOString() ?? null }
}
