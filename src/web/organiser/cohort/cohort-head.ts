import { html } from 'hono/html'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import type { Visit } from '../visit.ts'
import { type CohortTab, cohortTabs } from './cohort-tabs.ts'

type Named = Pick<Cohort, 'slug' | 'name' | 'state'>

/** The name of a cohort, the ways to its pages, and that it is a draft or cancelled. */
export function cohortHead(cohort: Named, current: CohortTab, visit: Visit): Html {
  return html`${cohortTabs(visit, { cohort, current })}${mark(cohort, current, visit)}`
}

function mark({ slug, state }: Named, current: CohortTab, { say }: Visit): Html | '' {
  switch (state) {
    case 'draft':
      return html`<p>${status(say('o.cohorts.state.draft'), 'partial')} ${say('o.cohorts.draftMeans')}${
        current === 'settings'
          ? ''
          : html` <a href="/o/cohorts/${slug}/settings">${say('o.cohort.schedule')}</a>`
      }</p>\n`
    case 'cancelled':
      return html`<p>${status(say('o.cohorts.state.cancelled'))}</p>\n`
    case 'running':
      return ''
  }
}
