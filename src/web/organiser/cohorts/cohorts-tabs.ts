import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import type { Visit } from '../visit.ts'

/** Between the cohorts and the programmes that they are made from. */
export function cohortsTabs(current: 'cohorts' | 'programmes', { say }: Visit): Html {
  return tabs({
    label: say('o.programmes.tabs'),
    tabs: (['cohorts', 'programmes'] as const).map((each) => ({
      href: `/o/${each}`,
      label: say(`o.${each}.title`),
      isCurrent: each === current,
    })),
  })
}
