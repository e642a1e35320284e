import { html } from 'hono/html'
import { changedFields } from '../../../actions/cohorts/calendar-deed.ts'
import { planFault } from '../../../actions/cohorts/plan-fault.ts'
import { AT_ONCE, groupName } from '../../../domain/calendar-lines.ts'
import { type ChangeGroup, changeGroups, MOST_GROUPS } from '../../../domain/change-groups.ts'
import type { ChangePlan } from '../../../domain/change-plan.ts'
import { changeWords } from '../../../domain/field-words.ts'
import { placeOf } from '../../../domain/place.ts'
import { type PlanSince, sawOf } from '../../../domain/plan-line.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { shortMoment } from '../short-moment.ts'
import type { CalendarCourse } from './change-course.ts'
import { goneView, planLetterName } from './plan-since-view.ts'
import type { CohortVisit } from './with-cohort.ts'

export type ChangeShown = {
  course: Pick<CalendarCourse, 'course' | 'programme'>
  plan: ChangePlan
  /** How it differs from the plan that was seen, where that was another one. */
  since?: PlanSince | undefined
}

/** What a change does: the fields, and for each group of people what leaves when; or why it cannot be made. */
export function changeView(visit: CohortVisit, shown: ChangeShown): Html {
  const { course, plan, since } = shown
  const { say, language, home } = visit
  const fault = planFault(plan)
  return html`<h2>${say('o.events.planTitle')}</h2>
<p><strong>${changeWords(changedFields(plan), language)}</strong></p>
${fault ? html`<p class="message" role="alert">${refusedSentence(fault.refusal, visit)}</p>` : ''}
${since ? goneView(since, course.course, visit) : ''}
${groupsView(visit, shown)}${Object.keys(course.programme.events).length > 0 ? html`<p class="quiet">${say('o.change.events')} <a href="${home}/events">${say('o.change.toEvents')}</a></p>` : ''}`
}

/** What leaves when, for each group of people, the largest first. */
export function groupsView(visit: CohortVisit, shown: ChangeShown): Html {
  const groups = changeGroups(shown.plan)
  const more = groups.slice(MOST_GROUPS).reduce((sum, { people }) => sum + people, 0)
  return html`${groups.slice(0, MOST_GROUPS).map((group) => groupView(group, shown, visit))}
${more > 0 ? html`<p>${visit.say('o.change.more', { people: more })}</p>` : ''}
`
}

/** A letter that leaves at another time than before. */
type Line = {
  letter: string
  day: number
  before?: Date | undefined
  after?: Date | undefined
}

function groupView(group: ChangeGroup, { course, plan, since }: ChangeShown, visit: CohortVisit): Html {
  const { say, language } = visit
  const { people, left, before, after } = group
  const time = (at: Date | undefined, zone: string) => {
    if (!at) return say('event.plan.doesNotLeave')
    return at.getTime() === plan.now.getTime() ? say('o.change.atOnce') : shortMoment(at, { zone, language })
  }
  const becomes = (line: Line) => {
    const words = time(line.after, after.zone)
    const saw = sawOf(since, { about: line.letter, of: groupName(group) })
    if (saw === undefined) return words
    const was = saw === AT_ONCE ? plan.now : saw ? new Date(saw) : undefined
    const told = saw === null ? say('o.plan.new') : say('o.plan.saw', { time: time(was, after.zone) })
    return html`${words} <mark>${told}</mark>`
  }
  const [was, is] = [placeOf(before.zone, language), placeOf(after.zone, language)]
  const zone = was === is ? was : `${was} → ${is}`
  return table<Line>({
    kind: 'redated',
    caption: say('o.change.people', { people, zone }),
    note: say('o.change.left', { left }),
    columns: [
      {
        name: say('o.change.letter'),
        kind: 'head',
        cell: (line) => planLetterName(line, course.course, visit),
      },
      { name: say('o.events.plannedFor'), cell: (line) => time(line.before, before.zone) },
      { name: say('o.events.becomes'), cell: becomes },
    ],
    rows: linesOf(group),
  })
}

function linesOf({ lessons, reminders }: ChangeGroup): Line[] {
  const moved = lessons.map(({ letter, day, before, after }) => {
    return { letter, day, before: before?.dueAt, after: after?.dueAt }
  })
  return [...moved, ...reminders.map((reminder) => ({ ...reminder, day: 0 }))]
}
