import { html } from 'hono/html'
import type { WorkedOutMove } from '../../../actions/people-moves/plan-people-move.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { groupKey, type MovingGroup, peopleMoved } from '../../../domain/people-move.ts'
import { placeOf } from '../../../domain/place.ts'
import { type PlanSince, sawOf } from '../../../domain/plan-line.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { sinceMark } from '../cohort/plan-since-view.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'
import { movedTo } from './move-form.ts'

/** Groups beyond these are counted. */
const MOST_GROUPS = 20

type Shown = { plan: WorkedOutMove; since: PlanSince | undefined }

/** Who gets what from when in the other cohort, who stays and why, and what ends. */
export function moveView(visit: Visit, { plan, since }: Shown): Html {
  const { say } = visit
  const { groups, stays, calledOff, registrations, over, to, courses } = plan
  const more = peopleMoved({ groups: groups.slice(MOST_GROUPS) })
  const titles = courses.from.programme.events
  const facts = [
    ...stays.map(({ why, people }) => say(`o.move.stays.${why}`, { people })),
    ...(calledOff > 0 ? [say('o.move.calledOff', { letters: calledOff })] : []),
    ...registrations.map(({ event, people }) =>
      say('o.move.places', { event: titles[event]?.title ?? event, people }),
    ),
    ...(over > 0 ? [say('o.move.over', { cohort: to.name, capacity: to.capacity ?? 0, people: over })] : []),
  ]
  return html`<h2>${say('o.events.planTitle')}</h2>
${since && since.gone.length > 0 ? html`<p>${say('o.move.gone')}</p>` : ''}
${groupTable(groups.slice(0, MOST_GROUPS), { plan, since }, visit)}
${more > 0 ? html`<p>${say('o.change.more', { people: more })}</p>` : ''}
${facts.length > 0 ? html`<ul>${facts.map((fact) => html`<li>${fact}</li>\n`)}</ul>` : ''}`
}

function groupTable(groups: readonly MovingGroup[], { plan, since }: Shown, visit: Visit): Html {
  const { say, language } = visit
  const lesson = (day: number | undefined) => (day === undefined ? '' : say('o.move.lesson', { day }))
  return table<MovingGroup>({
    kind: 'moved',
    caption: say('o.move.caption', { people: peopleMoved(plan), cohort: movedTo(plan.to, visit) }),
    columns: [
      {
        name: say('o.people.title'),
        kind: 'head',
        cell: ({ people, paused, zone, at }) =>
          html`${say('o.move.people', { people, zone: placeOf(zone, language), hour: hourWords(at, language) })}${paused > 0 ? html` <span class="quiet">${say('o.move.paused', { people: paused })}</span>` : ''}`,
      },
      { name: say('o.move.had'), cell: ({ had }) => (had === 0 ? say('o.move.hadNone') : lesson(had)) },
      {
        name: say('o.move.next'),
        cell: (group) => {
          const [next] = group.coming
          const saw = sawOf(since, { about: 'group', of: groupKey(group) })
          const when = next ? shortMoment(next.dueAt, { zone: group.zone, language }) : ''
          return html`${lesson(next?.day)}, ${when}${sinceMark(saw, visit)}`
        },
      },
      {
        name: say('o.move.missed'),
        cell: ({ missed }) => (missed.length === 0 ? '–' : missed.map(({ day }) => day).join(', ')),
      },
    ],
    rows: groups,
  })
}
