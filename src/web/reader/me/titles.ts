import { LRUCache } from 'lru-cache'
import { readCourse } from '../../../documents/course.ts'
import type { Database } from '../../../store/database.ts'
import { findEdition } from '../../../store/editions.ts'

/** The titles of lessons by their letters. */
export type LessonTitles = ReadonlyMap<string, string>

const KEPT = 20

/** Reads the titles of an edition; editions never change, and the last few are kept. */
export function openTitles(db: Database): (editionHash: string) => Promise<LessonTitles> {
  const kept = new LRUCache<string, LessonTitles>({ max: KEPT })
  return async (hash) => {
    const known = kept.get(hash)
    if (known) return known
    const edition = await findEdition(db, hash)
    const lessons = edition ? readCourse(edition).lessons : []
    const titles = new Map(lessons.map(({ letter, title }) => [letter, title]))
    kept.set(hash, titles)
    return titles
  }
}
