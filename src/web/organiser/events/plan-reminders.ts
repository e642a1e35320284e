import { html } from 'hono/html'
import type { ReminderChange } from '../../../actions/events/event-change-letters.ts'
import type { EventPlan } from '../../../actions/events/event-plan.ts'
import {
  audienceWords,
  mergedReminders,
  reminderPeople,
  reminderTimes,
} from '../../../actions/events/plan-words.ts'
import type { Audience } from '../../../domain/event-schema.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { reminderWords } from '../reminder-time.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

/** Audiences that the page of an event lists. */
const LISTED: ReadonlySet<Audience> = new Set(['registered', 'attended', 'absent'])

/** The reminders about an event that are still to leave, and when they will once it is changed. */
export function planReminders(
  { say, language }: Visit,
  { of, plan }: { of: EventOfVisit; plan: EventPlan },
): Html {
  const lines = mergedReminders(plan)
  if (lines.length === 0) return html`<p class="quiet">${say('o.events.noReminder')}</p>`
  const { facts } = plan.after
  const { kind } = facts
  const instant = (at: Date, zone: string) => shortMoment(at, { zone, language })
  const times = (line: ReminderChange) => reminderTimes(line, { language, instant })
  const people = (line: ReminderChange) => {
    const words = reminderPeople(line, language)
    const isListed = line.people > 0 && LISTED.has(line.audience)
    return isListed ? html`<a href="${of.path}?state=${line.audience}">${words}</a>` : words
  }
  return table<ReminderChange>({
    kind: 'reminders',
    caption: say('o.events.reminders'),
    columns: [
      {
        name: say('o.events.reminder'),
        kind: 'head',
        cell: ({ reminder }) => reminderWords(facts, reminder, say),
      },
      { name: say('o.events.for'), cell: ({ audience }) => audienceWords(audience, { kind, language }) },
      { name: say('o.figures.people'), kind: 'number', cell: (line) => people(line) },
      { name: say('o.events.plannedFor'), cell: (line) => times(line)[0] },
      { name: say('o.events.becomes'), cell: (line) => times(line)[1] },
      { name: say('o.events.zone'), cell: ({ zone }) => placeOf(zone, language) },
    ],
    rows: lines,
  })
}
