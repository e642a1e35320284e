import { cohortAndEdition } from '../../../actions/cohorts/cohort-and-edition.ts'
import { copyCohort } from '../../../actions/cohorts/copy-cohort.ts'
import { dropDraft } from '../../../actions/cohorts/drop-draft.ts'
import { writtenProgramme } from '../../../actions/cohorts/written-programmes.ts'
import { attempt } from '../../../domain/refusal.ts'
import { act, show } from '../route.ts'
import type { Visit } from '../visit.ts'
import { cohortsPage } from './cohorts-page.ts'
import { newCohortPage } from './new-cohort-page.ts'
import { postDraft } from './post-draft.ts'

/** `/o/cohorts`: all cohorts, and a new one. */
export const COHORTS_ROUTES = [
  show('/cohorts', 'look', cohortsPage),
  show('/cohorts/new', 'write', newCohortPage),
  act('/cohorts/draft', 'write', postDraft),
  act('/cohorts/:slug/copy', 'write', postCopy),
  act('/cohorts/:slug/drop', 'write', postDrop),
]

/** A draft like a cohort, for the month after it; its dates are there to be looked through. */
async function postCopy(visit: Visit): Promise<Response> {
  const { c, parts, by, now } = visit
  const slug = c.req.param('slug') ?? ''
  const found = await attempt(cohortAndEdition(parts.db, slug))
  if ('refused' in found) return visit.notFound()
  const written = await writtenProgramme(parts, found.edition.programme.programme)
  const edition = written?.ok ? written.edition : undefined
  const copy = await copyCohort(parts.db, { slug, edition, by }, now)
  return visit.back(`/o/cohorts/${copy.slug}/settings`, {
    message: 'o.draft.copiedTold',
    values: { cohort: found.cohort.name },
  })
}

async function postDrop(visit: Visit): Promise<Response> {
  const { c, parts, by, now } = visit
  const dropped = await attempt(dropDraft(parts.db, { slug: c.req.param('slug') ?? '', by }, now))
  if (dropped && 'refused' in dropped) return visit.notFound()
  return visit.back('/o/cohorts', { message: 'o.draft.droppedTold' })
}
