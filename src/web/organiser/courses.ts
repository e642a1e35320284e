import { type Course, readCourse } from '../../documents/course.ts'
import { nameInCourse } from '../../documents/name-in-course.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Database } from '../../store/database.ts'
import { findEdition } from '../../store/editions.ts'
import type { LetterNames } from '../../writing/letter-names.ts'
import { keepNewest } from '../reader/programme/kept.ts'
import type { Visit } from './visit.ts'

/** Courses of editions, which never change; each costs a look at all its lessons. */
const kept = keepNewest<Course>({ most: 50 })

/** What an edition says of itself: its lessons, its events and what they are called. */
export function courseIn(edition: Edition): Promise<Course> {
  return kept(edition.hash, async () => readCourse(edition))
}

/** As `courseIn`, of an edition that is in the database. */
export function courseOf(db: Database, editionHash: string): Promise<Course> {
  return kept(editionHash, async () => {
    const edition = await findEdition(db, editionHash)
    if (!edition) throw new Error(`the edition ${editionHash} is not in the database`)
    return readCourse(edition)
  })
}

/** The courses of several editions, by their hashes. */
export async function coursesOf(
  db: Database,
  editions: readonly { editionHash: string }[],
): Promise<ReadonlyMap<string, Course>> {
  const hashes = [...new Set(editions.map(({ editionHash }) => editionHash))]
  return new Map(await Promise.all(hashes.map(async (hash) => [hash, await courseOf(db, hash)] as const)))
}

/** Names letters of any edition, in the language of a visit. */
export function letterNamesFor({ parts, language }: Visit): LetterNames {
  return async (letter, hash) =>
    nameInCourse(letter, hash === null ? undefined : await courseOf(parts.db, hash), language)
}
