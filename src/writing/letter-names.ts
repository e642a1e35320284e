import { type Course, readCourse } from '../documents/course.ts'
import { nameInCourse } from '../documents/name-in-course.ts'
import type { Deed } from '../domain/journal-entry.ts'
import type { Language } from '../language/catalogues.ts'
import type { Database } from '../store/database.ts'
import { findEdition } from '../store/editions.ts'

/** The name of a letter in a language, of an edition; the letter as it is where there is no such edition. */
export type LetterNames = (letter: string, editionHash: string | null) => Promise<string>

/** Names letters of any edition. Each edition is read once: it costs a look at all its lessons. */
export function letterNames(db: Database, language: Language): LetterNames {
  const courses = new Map<string, Promise<Course | undefined>>()
  const courseOf = (hash: string) => {
    const known = courses.get(hash) ?? findEdition(db, hash).then((edition) => edition && readCourse(edition))
    courses.set(hash, known)
    return known
  }
  return async (letter, hash) =>
    nameInCourse(letter, hash === null ? undefined : await courseOf(hash), language)
}

type Entry = { deed: Deed; editionHash: string | null }

/** An entry of the journal as it is said, with its letter by its name. */
export async function withLetterName<E extends Entry>(entry: E, nameOf: LetterNames): Promise<E> {
  const { deed, editionHash } = entry
  return 'letter' in deed
    ? { ...entry, deed: { ...deed, letter: await nameOf(deed.letter, editionHash) } }
    : entry
}
