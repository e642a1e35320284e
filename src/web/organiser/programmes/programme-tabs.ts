import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import type { ProgrammeVisit } from './with-programme.ts'

type Tab = 'form' | 'text' | 'layout'

/** What all lessons share: the schedule as a form and as text, and the layout. */
export function programmeTabs({ say, home }: ProgrammeVisit, current: Tab): Html {
  const all: [Tab, string][] = [
    ['form', `${home}/schedule`],
    ['text', `${home}/schedule/text`],
    ['layout', `${home}/layout`],
  ]
  return tabs({
    label: say('o.shared.tabs'),
    kind: 'plain',
    tabs: all.map(([tab, href]) => ({ href, label: say(`o.shared.${tab}`), isCurrent: tab === current })),
  })
}
