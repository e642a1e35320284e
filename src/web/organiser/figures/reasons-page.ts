import { html } from 'hono/html'
import { LEAVING_REASONS } from '../../../domain/leaving.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { countReasons, listReasons, type Reason } from '../../../store/reasons.ts'
import { exportLinks } from '../export/export-links.ts'
import { keyPages, pageOf, readKey } from '../key-pages.ts'
import { shortMoment } from '../short-moment.ts'
import { namesApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { reasonsSince } from './reasons-since.ts'
import { whyWords } from './reasons-table.ts'

const REASONS = 50

/** `/o/reasons`: why people left, in their words; of one cohort with `?cohort=`, for one reason with `?why=`. */
export async function reasonsPage(visit: Visit): Promise<Response> {
  const { c, parts, say, now } = visit
  const slug = c.req.query('cohort')
  const cohort = slug === undefined ? undefined : await findCohort(parts.db, slug)
  if (slug !== undefined && !cohort) return visit.notFound()
  const why = c.req.query('why')
  const since = reasonsSince(slug, now) ?? null
  const those = { cohortId: cohort?.id ?? null, since }
  const reasons = await countReasons(parts.db, those)
  const found = await listReasons(parts.db, {
    filter: { ...those, why },
    below: readKey(c),
    most: REASONS + 1,
  })
  const { rows, next } = pageOf(found, {
    most: REASONS,
    keyOf: ({ leftAt, enrolmentId }) => ({ at: leftAt, id: enrolmentId }),
  })
  const cohortName = await namesApart(
    rows.map(({ cohortSlug }) => cohortSlug),
    visit,
  )
  return visit.page({
    title: say('o.reasons.title'),
    room: 'figures',
    body: html`<h1>${say('o.reasons.title')}</h1>
<p class="standfirst">${cohort ? html`<a href="/o/cohorts/${cohort.slug}/figures">${cohort.name}</a>` : say('o.reasons.lead')}</p>
${choices(visit, { chosen: why, reasons })}
${rows.length === 0 ? html`<p class="notice">${say('o.reasons.none')}</p>` : html`<ul class="reasons">${rows.map((reason) => item(visit, { ...reason, cohortName: cohortName(reason.cohortSlug, reason.cohortName) }))}</ul>`}
${keyPages(c, { next, say })}
${exportLinks(visit, 'reasons', { ...(slug ? { cohort: slug } : {}), ...(why ? { why } : {}) })}`,
  })
}

type Choices = { chosen: string | undefined; reasons: ReadonlyMap<string, number> }

/** All reasons, or one of them, each with how many gave it. */
function choices({ c, say, language }: Visit, { chosen, reasons }: Choices): Html {
  const cohort = c.req.query('cohort')
  const href = (why?: string) => {
    const query = new URLSearchParams({ ...(cohort ? { cohort } : {}), ...(why ? { why } : {}) }).toString()
    return query === '' ? '/o/reasons' : `/o/reasons?${query}`
  }
  const all = { href: href(), label: say('o.reasons.all'), isCurrent: chosen === undefined }
  const each = LEAVING_REASONS.filter((why) => why === chosen || reasons.has(why)).map((why) => ({
    ...{ href: href(why), isCurrent: why === chosen },
    label: `${whyWords(why, language)} ${(reasons.get(why) ?? 0).toLocaleString(language)}`,
  }))
  return tabs({ label: say('o.reasons.why'), kind: 'plain', tabs: [all, ...each] })
}

function item({ language }: Visit, reason: Reason): Html {
  const { why, words, leftAt, zone, subscriberId, cohortSlug, cohortName } = reason
  const said = words
    ? html`<blockquote>${words}</blockquote>`
    : html`<p class="unsaid">${whyWords(why, language)}</p>`
  const about = words ? html`${whyWords(why, language)} · ` : ''
  return html`<li>${said}
<p class="quiet">${about}<a href="/o/people/${subscriberId}">${shortMoment(leftAt, { zone, language })}</a> (${placeOf(zone, language)}) · <a href="/o/cohorts/${cohortSlug}">${cohortName}</a></p></li>
`
}
