import { html } from 'hono/html'
import { toldPeople } from '../../../actions/events/event-deed.ts'
import type { EventPlan } from '../../../actions/events/event-plan.ts'
import type { LessonAbout } from '../../../actions/events/lessons-about-event.ts'
import { lessonWords, noticeWords } from '../../../actions/events/plan-words.ts'
import type { EventRequest } from '../../../domain/event-change-request.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { dayWords, momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import { collisions } from './collisions.ts'
import type { EventOfVisit } from './event-of-visit.ts'
import { momentName, momentOfEvent } from './moment-of-event.ts'
import { planReminders } from './plan-reminders.ts'
import { fieldsOf } from './wish.ts'

type Planned = { of: EventOfVisit; request: EventRequest; plan: EventPlan }

/** What a change does: dates, who is told and when, lessons, reminders, what else is on that day; and the button. */
export function planView(visit: Visit, planned: Planned): Html {
  const { say, language, now } = visit
  const { plan, of } = planned
  const instant = (at: Date, zone: string) => momentWords(at, { now, language, zone })
  const { zone } = plan.cohort
  const lesson = ({ day, date }: LessonAbout) =>
    `${say('me.day', { day })} (${dayWords(date, { now, language, zone })})`
  return html`<h3>${say('o.events.planTitle')}</h3>
<ul class="plan-lines">
${changedDates(visit, plan).map((line) => html`<li>${line}</li>\n`)}
<li><strong>${noticeWords(plan, { language, now, instant })}</strong></li>
${lessonWords(plan, { language, lesson }).map((line) => html`<li>${line}</li>\n`)}
${plan.pause ? html`<li class="message">${say('o.events.paused', { reason: plan.pause.reason })}</li>` : ''}
${'move' in planned.request ? collisions(visit, { of, after: plan.after }) : ''}</ul>
${planReminders(visit, { of, plan })}
${button(visit, planned)}`
}

function changedDates(visit: Visit, { before, after, cohort: { zone } }: EventPlan): Html[] {
  if (after.cancelled) return [html`${visit.say('o.events.willBeCancelled')}`]
  return Object.entries(before.moments).flatMap(([name, was]) => {
    const is = after.moments[name]
    if (!is || is.at.getTime() === was.at.getTime()) return []
    return [
      html`<strong>${momentName(visit, name)}</strong> <del>${momentOfEvent(visit, was, zone)}</del> → <ins>${momentOfEvent(visit, is, zone)}</ins>`,
    ]
  })
}

const LABELS = { move: 'o.events.doMove', links: 'o.events.doLink', cancel: 'o.events.doCancel' } as const

/** The form that has it done says which change of the event it has seen, so that nothing newer is overwritten. */
function button(visit: Visit, { of, request, plan }: Planned): Html | '' {
  const wish = 'move' in request ? 'move' : 'links' in request ? 'links' : 'cancel'
  const fields = Object.entries({ ...fieldsOf(request), seen: String(plan.before.sequence) })
  const label = visit.say(LABELS[wish], { told: toldPeople(plan) })
  return visit.form({
    action: `${of.path}/change`,
    right: 'run',
    content: html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${submit({ label, tone: wish === 'cancel' ? 'danger' : undefined })}`,
  })
}
