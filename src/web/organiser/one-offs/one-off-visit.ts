import type { Course } from '../../../documents/course.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { OneOff, OneOffReaders } from '../../../domain/one-off.ts'
import { type OneOffTitles, readersWords } from '../../../domain/one-off-words.ts'
import { findOneOff } from '../../../store/one-offs.ts'
import { editionOf } from '../../../writing/kept-editions.ts'
import { type CohortVisit, withCohort } from '../cohort/with-cohort.ts'
import { courseIn } from '../courses.ts'
import { letterName } from '../letter-name.ts'
import type { Visit } from '../visit.ts'

/** A visit to pages of the one-off letters of a cohort. */
export type OneOffsVisit = CohortVisit & {
  edition: Edition
  course: Course
  /** The address of the list of them. */
  all: string
}

/** A visit to the pages of one of them. */
export type OneOffVisit = OneOffsVisit & {
  oneOff: OneOff
  /** The address of its page. */
  path: string
}

export function withOneOffs(
  answer: (visit: OneOffsVisit) => Promise<Response>,
): (visit: Visit) => Promise<Response> {
  return withCohort(async (visit) => {
    const edition = await editionOf(visit.parts.db, visit.cohort.editionHash)
    if (!edition) throw new Error(`the edition of the cohort ${visit.cohort.slug} is not in the database`)
    return answer({ ...visit, edition, course: await courseIn(edition), all: `${visit.home}/one-offs` })
  })
}

/** Answers with the letter that the path names, or that there is none. */
export function withOneOff(
  answer: (visit: OneOffVisit) => Promise<Response>,
): (visit: Visit) => Promise<Response> {
  return withOneOffs(async (visit) => {
    const text = visit.c.req.param('id') ?? ''
    const id = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0
    const oneOff = await findOneOff(visit.parts.db, { cohortId: visit.cohort.id, id })
    return oneOff ? answer({ ...visit, oneOff, path: `${visit.all}/${id}` }) : visit.notFound()
  })
}

/** Says whom a letter is for, with the titles of the course. */
export function readersIn(readers: OneOffReaders, visit: OneOffsVisit): string {
  return readersWords(readers, visit.language, titlesIn(visit))
}

function titlesIn(visit: OneOffsVisit): OneOffTitles {
  const { course } = visit
  return {
    lesson(letter) {
      const day = course.lessons.find((lesson) => lesson.letter === letter)?.day ?? 0
      return letterName({ letter, kind: 'lesson', day, event: null }, course, visit)
    },
    event: (name) => course.programme.events[name]?.title ?? name,
  }
}

/** What a letter is called before it has a subject. */
export function subjectOf({ subject }: OneOff, { say }: Visit): string {
  return subject.trim() === '' ? say('o.oneOff.untitled') : subject
}
