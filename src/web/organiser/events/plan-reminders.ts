import { html } from 'hono/html'
import type { ReminderChange } from '../../../actions/events/event-change-letters.ts'
import type { EventPlan } from '../../../actions/events/event-plan.ts'
import {
  audienceWords,
  mergedReminders,
  reminderPeople,
  reminderTimes,
} from '../../../actions/events/plan-words.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'

/** The reminders about an event that are still to leave, and when they will once it is changed. */
export function planReminders({ say, language }: Visit, plan: EventPlan): Html {
  const lines = mergedReminders(plan)
  if (lines.length === 0) return html`<p class="quiet">${say('o.events.noReminder')}</p>`
  const { kind } = plan.after.facts
  const instant = (at: Date, zone: string) => shortMoment(at, { zone, language })
  const times = (line: ReminderChange) => reminderTimes(line, { language, instant })
  return table<ReminderChange>({
    caption: say('o.events.reminders'),
    columns: [
      { name: say('o.events.reminder'), kind: 'head', cell: ({ reminder }) => reminder },
      { name: say('o.events.for'), cell: ({ audience }) => audienceWords(audience, { kind, language }) },
      { name: say('o.figures.people'), kind: 'number', cell: (line) => reminderPeople(line, language) },
      { name: say('o.events.plannedFor'), cell: (line) => times(line)[0] },
      { name: say('o.events.becomes'), cell: (line) => times(line)[1] },
      { name: say('o.events.zone'), cell: ({ zone }) => zone },
    ],
    rows: lines,
  })
}
