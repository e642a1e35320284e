import { html } from 'hono/html'
import { status } from '../../../html/status.ts'
import { listFirstWaiting, listWaitingGroups } from '../../../store/waiting-groups.ts'
import { coursesOf } from '../courses.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { decisionsTabs } from './decisions-tabs.ts'
import { groupSection } from './group-section.ts'
import { waitingTitle } from './group-words.ts'

/** A page stays readable: the others are decided about with them, or once these are. */
const MOST_PEOPLE = 50

/** `/o/decisions`: the letters that wait for an organiser, by letter and reason, and what each choice does. */
export async function decisionsPage(visit: Visit): Promise<Response> {
  const { say, parts } = visit
  const groups = await toldApart(await listWaitingGroups(parts.db), visit)
  const courses = await coursesOf(parts.db, groups)
  const people = Map.groupBy(await listFirstWaiting(parts.db, MOST_PEOPLE), ({ sample }) => sample)
  const sections = groups.map((group) =>
    groupSection(visit, {
      group,
      title: waitingTitle(group, courses, visit),
      people: people.get(group.sample) ?? [],
    }),
  )
  const title = say('o.decisions.title')
  const nothing = html`<p>${status(say('o.today.nothing'), 'good')}</p>`
  return visit.page({
    title,
    room: 'today',
    body: html`<h1>${title}</h1>
${decisionsTabs(visit, '')}${groups.length === 0 ? nothing : sections}`,
  })
}
