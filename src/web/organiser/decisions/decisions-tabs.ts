import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import type { Visit } from '../visit.ts'

const TABS = [
  { at: '', label: 'o.decisions.tab.waiting' },
  { at: '/bounces', label: 'o.decisions.tab.bounces' },
  { at: '/replies', label: 'o.decisions.tab.replies' },
  { at: '/suppressions', label: 'o.decisions.tab.suppressions' },
] as const

/** The ways between what waits, who bounced, who replied, and whom nothing is sent to. */
export function decisionsTabs({ say }: Visit, current: (typeof TABS)[number]['at']): Html {
  return tabs({
    label: say('o.decisions.title'),
    tabs: TABS.map(({ at, label }) => ({
      href: `/o/decisions${at}`,
      label: say(label),
      isCurrent: at === current,
    })),
  })
}
