import { html } from 'hono/html'
import { changedFields } from '../../../actions/cohorts/calendar-deed.ts'
import { planFault } from '../../../actions/cohorts/plan-calendar.ts'
import { type ChangeGroup, changeGroups } from '../../../domain/change-groups.ts'
import type { ChangePlan } from '../../../domain/change-plan.ts'
import { changeWords } from '../../../domain/field-words.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { shownLetterName } from '../letter-name.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { shortMoment } from '../short-moment.ts'
import type { CalendarCourse } from './change-course.ts'
import type { CohortVisit } from './with-cohort.ts'

/** Groups beyond these are counted: a cohort may have many hours and zones. */
const MOST_GROUPS = 5

/** What a change does: the fields, and for each group of people what leaves when; or why it cannot be made. */
export function changeView(visit: CohortVisit, course: CalendarCourse, plan: ChangePlan): Html {
  const { say, language, home } = visit
  const groups = changeGroups(plan)
  const more = groups.slice(MOST_GROUPS).reduce((sum, { people }) => sum + people, 0)
  const fault = planFault(plan)
  return html`<h2>${say('o.events.planTitle')}</h2>
<p><strong>${changeWords(changedFields(plan), language)}</strong></p>
${fault ? html`<p class="message" role="alert">${refusedSentence(fault.refusal, visit)}</p>` : ''}
${groups.slice(0, MOST_GROUPS).map((group) => groupView(group, { visit, course, plan }))}
${more > 0 ? html`<p>${say('o.change.more', { people: more })}</p>` : ''}
${Object.keys(course.programme.events).length > 0 ? html`<p class="quiet">${say('o.change.events')} <a href="${home}/events">${say('o.change.toEvents')}</a></p>` : ''}`
}

/** A letter that leaves at another time than before. */
type Line = {
  letter: string
  day: number
  event: string | null
  before?: Date | undefined
  after?: Date | undefined
}

type Shown = { visit: CohortVisit; course: CalendarCourse; plan: ChangePlan }

function groupView(group: ChangeGroup, { visit, course, plan }: Shown): Html {
  const { say, language } = visit
  const { people, left, before, after } = group
  const named = (line: Line) =>
    shownLetterName({ ...line, kind: line.day > 0 ? 'lesson' : 'reminder' }, course.course, visit)
  const time = (at: Date | undefined, zone: string) => {
    if (!at) return say('event.plan.doesNotLeave')
    return at.getTime() === plan.now.getTime() ? say('o.change.atOnce') : shortMoment(at, { zone, language })
  }
  const [was, is] = [placeOf(before.zone, language), placeOf(after.zone, language)]
  const zone = was === is ? was : `${was} → ${is}`
  return table<Line>({
    kind: 'redated',
    caption: say('o.change.people', { people, zone }),
    note: say('o.change.left', { left }),
    columns: [
      { name: say('o.change.letter'), kind: 'head', cell: named },
      { name: say('o.events.plannedFor'), cell: (line) => time(line.before, before.zone) },
      { name: say('o.events.becomes'), cell: (line) => time(line.after, after.zone) },
    ],
    rows: linesOf(group),
  })
}

function linesOf({ lessons, reminders }: ChangeGroup): Line[] {
  const moved = lessons.map(({ letter, day, before, after }) => {
    return { letter, day, event: null, before: before?.dueAt, after: after?.dueAt }
  })
  return [...moved, ...reminders.map((reminder) => ({ ...reminder, day: 0 }))]
}
