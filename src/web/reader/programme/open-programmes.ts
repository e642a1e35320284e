import { type Course, readCourse } from '../../../documents/course.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { findCohort } from '../../../store/cohorts.ts'
import type { Database } from '../../../store/database.ts'
import { findEdition } from '../../../store/editions.ts'
import { listEventChanges } from '../../../store/event-changes.ts'
import { newestEdition, openCohorts } from '../../../store/open-cohorts.ts'
import { keepNewest } from './kept.ts'
import { datesFor, type Joining, joiningOf, type ProgrammeView, programmeView } from './programme-view.ts'

/** A cohort that was named, whether or not it can be joined. */
export type NamedCohort = { cohort: Cohort; kind: Joining['kind'] | 'over'; dates: Joining['dates'] }

const COURSES_KEPT = 50
const NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/

/** Programmes as the database has them. An edition never changes: each is read once, and the newest are kept. */
export function openProgrammes(db: Database) {
  const kept = keepNewest<Course>({ most: COURSES_KEPT })

  function courseOf(hash: string): Promise<Course> {
    return kept(hash, async () => {
      const edition = await findEdition(db, hash)
      if (!edition) throw new Error(`the edition ${hash} is not there`)
      return readCourse(edition)
    })
  }

  /** The newest edition of a programme; undefined where there is no such programme. */
  async function course(name: string): Promise<Course | undefined> {
    const hash = NAME.test(name) ? await newestEdition(db, name) : undefined
    return hash === undefined ? undefined : courseOf(hash)
  }

  return {
    course,

    async view(name: string, now: Date): Promise<ProgrammeView | undefined> {
      const fallback = await course(name)
      if (!fallback) return undefined
      const cohorts = await openCohorts(db, name)
      const found = await Promise.all(
        cohorts.map(async (cohort) => ({ cohort, course: await courseOf(cohort.editionHash) })),
      )
      return programmeView(found, { fallback, now })
    },

    /** A cohort of a programme by its slug: whoever knows it may have its dates, also once it is closed. */
    async cohort(name: string, slug: string, now: Date): Promise<NamedCohort | undefined> {
      const found = NAME.test(slug) ? await findCohort(db, slug) : undefined
      if (found?.state !== 'running') return undefined
      const cohort = { ...found, changes: await listEventChanges(db, found.id) }
      const read = await courseOf(cohort.editionHash)
      if (read.programme.programme !== name) return undefined
      const joining = joiningOf(cohort, read, now)
      return { cohort, ...(joining ?? { kind: 'over', dates: datesFor(cohort, read, cohort.dayOne) }) }
    },
  }
}
