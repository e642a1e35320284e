import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import { type Course, readCourse } from '../../../documents/course.ts'
import type { Say } from '../../../language/say.ts'
import type { Database } from '../../../store/database.ts'
import { findEdition } from '../../../store/editions.ts'
import { keepNewest } from '../../reader/programme/kept.ts'

/** Courses of editions, which never change; each costs a look at all its lessons. */
const kept = keepNewest<Course>({ most: 50 })

export function courseOf(db: Database, editionHash: string): Promise<Course> {
  return kept(editionHash, async () => {
    const edition = await findEdition(db, editionHash)
    if (!edition) throw new Error(`the edition ${editionHash} is not in the database`)
    return readCourse(edition)
  })
}

type Named = Pick<LetterLine, 'letter' | 'kind' | 'day' | 'event'>

/** What a letter is called: the title of a lesson, or what it is about. */
export function letterName({ letter, kind, day, event }: Named, course: Course, say: Say): string {
  if (kind === 'lesson') {
    const title = course.lessons.find((lesson) => lesson.letter === letter)?.title ?? letter
    return say('o.letters.lesson', { day, title })
  }
  const about = (event && course.programme.events[event]?.title) ?? letter
  return say(kind === 'reminder' ? 'o.letters.reminder' : 'o.letters.notice', { event: about })
}
