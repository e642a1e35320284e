import { changeSettings } from '../../../actions/cohorts/change-settings.ts'
import { cohortAndEdition } from '../../../actions/cohorts/cohort-and-edition.ts'
import { endCohort } from '../../../actions/cohorts/end-cohort.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Edition } from '../../../domain/edition.ts'
import { attempt } from '../../../domain/refusal.ts'
import { typedForm } from '../../typed.ts'
import { keptDraft, keptDraftPage } from '../cohorts/kept-draft.ts'
import { act, show } from '../route.ts'
import { changedMeanwhile, meanwhileNotice, mergedTexts } from '../seen-form.ts'
import type { Visit } from '../visit.ts'
import { cancelPage } from './cancel-page.ts'
import { joinAddress } from './cohort-links.ts'
import { qrCode } from './qr-code.ts'
import { plainSettings, typedSettings } from './settings-form.ts'
import { settingsPage } from './settings-page.ts'

/** `/o/cohorts/:slug/settings`, and the end of a cohort. */
export const COHORT_SETTINGS_ROUTES = [
  show('/cohorts/:slug/settings', 'look', showSettings),
  act('/cohorts/:slug/settings', 'run', postSettings),
  show('/cohorts/:slug/qr.svg', 'look', showQrCode),
  show('/cohorts/:slug/cancel', 'run', (visit) =>
    withRunning(visit, ({ cohort }) => cancelPage(cohort, visit)),
  ),
  act('/cohorts/:slug/cancel', 'run', (visit) =>
    withRunning(visit, ({ cohort }) => postCancel(visit, cohort)),
  ),
]

type Found = { cohort: Cohort; edition: Edition }

async function withCohort(visit: Visit, answer: (found: Found) => Promise<Response>): Promise<Response> {
  const found = await attempt(cohortAndEdition(visit.parts.db, visit.c.req.param('slug') ?? ''))
  return 'refused' in found ? visit.notFound() : answer(found)
}

/** For what only a cohort has whose letters leave; others lead to their settings, which say what they are. */
function withRunning(visit: Visit, answer: (found: Found) => Promise<Response>): Promise<Response> {
  return withCohort(visit, (found) =>
    found.cohort.state === 'running' ? answer(found) : visit.back(`/o/cohorts/${found.cohort.slug}/settings`),
  )
}

function showSettings(visit: Visit): Promise<Response> {
  return withCohort(visit, async (found) => {
    const kept = found.cohort.state === 'draft' ? await keptDraft(visit, found.cohort.slug) : undefined
    return kept ? keptDraftPage(visit, kept) : settingsPage(found, visit)
  })
}

function postSettings(visit: Visit): Promise<Response> {
  return withRunning(visit, async (found) => {
    const { parts, by, now } = visit
    const { slug, id, zone } = found.cohort
    const typed = await typedForm(visit.c)
    const stored = plainSettings(found.cohort)
    const own = typedSettings(typed)
    const others = await changedMeanwhile(visit, { cohortId: id, typed, stored })
    if (others.length > 0) {
      const texts = mergedTexts(typed, { own, stored })
      return settingsPage(
        { ...found, texts, notice: meanwhileNotice(others, visit, zone), status: 409 },
        visit,
      )
    }
    await changeSettings(parts.db, { slug, settings: own, by }, now)
    return visit.back(`/o/cohorts/${slug}/settings`, { message: 'o.cohortSettings.saved' })
  })
}

function showQrCode(visit: Visit): Promise<Response> {
  return withRunning(visit, async ({ cohort: { slug }, edition }) => {
    const { programme } = edition.programme
    const address = joinAddress({ slug, programme }, visit.parts.publicUrl)
    return visit.c.body(String(qrCode(address, address)), 200, {
      'Content-Type': 'image/svg+xml',
      'Content-Disposition': `attachment; filename="${slug}.svg"`,
    })
  })
}

async function postCancel({ parts, by, now, back }: Visit, cohort: Cohort): Promise<Response> {
  const letters = await endCohort(parts.db, { cohort, by }, now)
  return back(`/o/cohorts/${cohort.slug}/settings`, { message: 'o.cohortCancel.told', values: { letters } })
}
