import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import type { Visit } from '../visit.ts'

export type CohortTab = 'letters' | 'people' | 'events' | 'figures' | 'settings'

const TABS = [
  { tab: 'letters', path: '', label: 'o.letters.title' },
  { tab: 'people', path: '/people', label: 'o.people.title' },
  { tab: 'events', path: '/events', label: 'o.events.title' },
  { tab: 'figures', path: '/figures', label: 'o.figures.title' },
  { tab: 'settings', path: '/settings', label: 'o.settings.title' },
] as const

/** The name of a cohort, and the ways to its pages. */
export function cohortTabs(
  { say }: Visit,
  { cohort, current }: { cohort: { slug: string; name: string }; current: CohortTab },
): Html {
  return html`<h1>${cohort.name}</h1>
${tabs({
  label: cohort.name,
  tabs: TABS.map(({ tab, path, label }) => ({
    href: `/o/cohorts/${cohort.slug}${path}`,
    label: say(label),
    isCurrent: tab === current,
  })),
})}`
}
