import { html } from 'hono/html'
import { workInBackground } from '../../../actions/lists/work-in-background.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Html } from '../../../html/html.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { findImport, type PeopleImport } from '../../../store/imports.ts'
import { momentWords } from '../../moment.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import type { Visit } from '../visit.ts'

/** A visit to what is imported into a cohort. */
export type CohortVisit = { visit: Visit; cohort: Cohort }

export type ImportVisit = CohortVisit & { found: PeopleImport }

/** What is wrong with what was typed, beside what is to be shown again. */
export type Redisplay = { basis: string; message: string }

type Answer<V> = (visit: V) => Promise<Response>

/** Answers for the cohort of the address, if there is one. */
export function ofCohort(answer: Answer<CohortVisit>): (visit: Visit) => Promise<Response> {
  return async (visit) => {
    const cohort = await findCohort(visit.parts.db, visit.c.req.param('slug') ?? '')
    return cohort ? answer({ visit, cohort }) : visit.notFound()
  }
}

/** Answers for the import of the address, if the cohort has it. */
export function ofImport(answer: Answer<ImportVisit>): (visit: Visit) => Promise<Response> {
  return ofCohort(async ({ visit, cohort }) => {
    const id = Number(visit.c.req.param('id'))
    const isId = Number.isSafeInteger(id) && id > 0
    const found = isId ? await findImport(visit.parts.db, { id, cohortId: cohort.id }) : undefined
    return found ? answer({ visit, cohort, found }) : visit.notFound()
  })
}

export function importsPath({ slug }: Cohort): string {
  return `/o/cohorts/${slug}/import`
}

export function importPath({ cohort, found }: Pick<ImportVisit, 'cohort' | 'found'>): string {
  return `${importsPath(cohort)}/${found.id}`
}

/** In milliseconds. A short list is done by then, and its page shows how it ended. */
const WORTH_WAITING = 2_000

/** Has what is to be done for imports done, and waits for it a moment. */
export async function beginWork({ parts }: Visit): Promise<void> {
  const { db, clock, keys, onError } = parts
  const late = new Promise((resolve) => setTimeout(resolve, WORTH_WAITING).unref())
  await Promise.race([workInBackground({ db, clock, keys, onError }), late])
}

/** The name of the list, or that there was none. */
export function listName({ say }: Visit, { fileName }: Pick<PeopleImport, 'fileName'>): string {
  return fileName ?? say('o.import.typed')
}

/** An instant of a cohort, in its zone. */
export function when({ visit, cohort }: CohortVisit, at: Date): string {
  return momentWords(at, { zone: cohort.zone, language: visit.language, now: visit.now })
}

/** The name of the cohort with the ways to its pages, and what the page is about. */
export function importHead({ visit, cohort }: CohortVisit, title: string): Html {
  return html`${cohortHead(cohort, 'people', visit)}<h2>${title}</h2>`
}
