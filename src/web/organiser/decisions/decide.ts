import { resumeCohort } from '../../../actions/cohorts/resume-cohort.ts'
import { resumeDomain } from '../../../actions/cohorts/resume-domain.ts'
import { decideLetters } from '../../../actions/decisions/decide-letters.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { idsOfGroup, listWaitingGroups } from '../../../store/waiting-groups.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { readAsked } from './choices.ts'
import { confirm } from './confirm-page.ts'

/** Carries a decision out, and says how many it was carried out for: others may have decided meanwhile. */
export async function decide(visit: Visit): Promise<Response> {
  const { c, parts, by, now, say } = visit
  const form = await c.req.formData()
  const asked = readAsked({
    sample: form.get('sample'),
    decision: form.get('decision'),
    ids: form.getAll('id'),
  })
  if (!asked) return visit.notFound()
  const { sample, decision } = asked
  const note = String(form.get('note') ?? '').trim()
  if (decision === 'submitted' && note === '')
    return confirm(visit, asked, { message: say('o.decisions.lineMissing') })
  const group = (await listWaitingGroups(parts.db)).find((one) => one.sample === sample)
  const ids = asked.ids ?? (await idsOfGroup(parts.db, sample))
  if (!group || ids.length === 0) return visit.back('/o/decisions', { message: 'o.decisions.gone' })
  const request = { state: group.state, ids, decision, note: note || undefined, by, now }
  const done = await decideLetters(parts.db, request)
  const missed = ids.length - done.length
  return visit.back('/o/decisions', {
    message: `o.decisions.done.${decision}`,
    values: { n: done.length, missed },
  })
}

/** Ends the pause of a cohort, or of one recipient domain for it. */
export async function resume(visit: Visit): Promise<Response> {
  const { c, parts, by, now } = visit
  const typed = await typedForm(c)
  const [slug, domain] = [typed('cohort'), typed('domain')]
  const cohort = await findCohort(parts.db, slug)
  if (!cohort) return visit.notFound()
  const request = { cohort, by, now }
  const isEnded = domain
    ? await resumeDomain(parts.db, { ...request, domain })
    : await resumeCohort(parts.db, request)
  const message = isEnded ? 'o.today.resumed' : 'o.today.notPaused'
  return visit.back('/o', { message, values: { cohort: cohort.name } })
}
