import type { WallTime } from '../domain/calendar-rule.ts'
import type { Edition } from '../domain/edition.ts'
import { sectionIn } from '../domain/field-values.ts'
import type { Programme } from '../domain/programme.ts'
import { fieldsOf } from '../letters/layout-fields.ts'
import { LetterError } from '../letters/letter-error.ts'
import { readInline } from '../letters/markdown.ts'
import { toWords } from '../letters/plain-text.ts'
import { readLesson } from '../letters/read-lesson.ts'
import { withoutPlaceholders } from '../letters/without-placeholders.ts'

/** A lesson as a programme lists it. `section` names one of the sections of the programme, if it is known. */
export type CourseLesson = {
  readonly letter: string
  readonly day: number
  readonly title: string
  readonly section: string | undefined
  /** The hour of its own that it leaves at. */
  readonly at?: WallTime
}

export type CourseSection = { readonly name: string; readonly label: string; readonly colour: string }

/** What a course is, before it has dates: its lessons in order, and its sections as they come up in them. */
export type Course = {
  readonly hash: string
  readonly programme: Programme
  readonly lessons: readonly CourseLesson[]
  readonly sections: readonly CourseSection[]
}

/** Reads what a programme says of itself out of an edition. It reads every lesson: ask once for each edition. */
export function readCourse(edition: Edition): Course {
  const { hash, programme } = edition
  const lessons: CourseLesson[] = programme.lessons
    .toSorted((a, b) => a.day - b.day)
    .map(({ letter, day, at }) => ({ letter, day, ...readFront(letter, edition), ...(at ? { at } : {}) }))
  return { hash, programme, lessons, sections: sectionsOf(programme, lessons) }
}

/** The database gives back what has names in an order of its own. */
function sectionsOf({ sections }: Programme, lessons: readonly CourseLesson[]): CourseSection[] {
  const comesUp = (name: string) => {
    const index = lessons.findIndex(({ section }) => section === name)
    return index === -1 ? lessons.length : index
  }
  return Object.entries(sections)
    .map(([name, section]) => ({ name, ...section }))
    .toSorted((a, b) => comesUp(a.name) - comesUp(b.name))
}

function readFront(letter: string, edition: Edition): Pick<CourseLesson, 'title' | 'section'> {
  const file = `lessons/${letter}.md`
  try {
    const { title, values } = readLesson(edition.files[file] ?? '', file, fieldsOf(edition))
    return { title: toWords(readInline(withoutPlaceholders(title), { file })), section: sectionIn(values) }
  } catch (error) {
    // A lesson that cannot be read is held when its day comes; the others still have their programme.
    if (error instanceof LetterError) return { title: letter, section: undefined }
    throw error
  }
}
