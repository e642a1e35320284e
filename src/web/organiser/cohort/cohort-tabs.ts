import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import type { Message } from '../../../language/catalogues.ts'
import type { Say } from '../../../language/say.ts'

export type CohortTab = 'letters' | 'people' | 'events' | 'figures' | 'settings'

const TABS = [
  ['letters', '', 'o.letters.title'],
  ['people', '/people', 'o.people.title'],
  ['events', '/events', 'o.events.title'],
  ['figures', '/figures', 'o.figures.title'],
  ['settings', '/settings', 'o.settings.title'],
] as const satisfies readonly (readonly [CohortTab, string, Message])[]

/** The ways between the pages of one cohort. */
export function cohortTabs({ slug }: { slug: string }, current: CohortTab, say: Say): Html {
  return tabs({
    label: say('o.cohort.tabs'),
    tabs: TABS.map(([tab, path, label]) => ({
      href: `/o/cohorts/${slug}${path}`,
      label: say(label),
      isCurrent: tab === current,
    })),
  })
}
