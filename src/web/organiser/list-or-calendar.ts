import type { Html } from '../../html/html.ts'
import { tabs } from '../../html/tabs.ts'
import type { Visit } from './visit.ts'

/** The ways between the two views of what stands at `home`, a list or a calendar, and which of them is asked for. */
export function listOrCalendar({ say, c, home }: Visit & { home: string }): {
  views: Html
  isCalendar: boolean
} {
  const isCalendar = c.req.query('view') === 'calendar'
  const views = tabs({
    label: say('o.letters.views'),
    kind: 'plain',
    tabs: [
      { href: home, label: say('o.letters.asList'), isCurrent: !isCalendar },
      { href: `${home}?view=calendar`, label: say('o.letters.asCalendar'), isCurrent: isCalendar },
    ],
  })
  return { views, isCalendar }
}
