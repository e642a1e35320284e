import { html } from 'hono/html'
import { ONE_OFF_HOLD_MS } from '../../../domain/one-off.ts'
import type { OneOffPlan, OneOffTrack } from '../../../domain/one-off-plan.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { findPause } from '../../../store/pauses.ts'
import { letterName } from '../letter-name.ts'
import { shortMoment } from '../short-moment.ts'
import { type OneOffVisit, readersIn } from './one-off-visit.ts'

/** People of one zone with the same lessons about the time of the letter. */
type Line = Pick<OneOffTrack, 'zone' | 'dueAt' | 'isAtOnce' | 'people'> & { near: string }

/** What sending a letter means: to whom, when, and beside which lessons. */
export async function planView(visit: OneOffVisit, plan: OneOffPlan): Promise<Html> {
  const { say, parts, cohort } = visit
  const { people, paused, oneOff, leavesAt } = plan
  const back =
    leavesAt === null ? say('o.again.when', { seconds: ONE_OFF_HOLD_MS / 1000 }) : say('o.oneOff.until')
  const pause = await findPause(parts.db, cohort.id)
  return html`<h2>${say('o.oneOff.readers', { people })}</h2>
<ul>
<li class="capital">${readersIn(oneOff.readers, visit)}</li>
${paused > 0 ? html`<li class="capital">${say('o.oneOff.paused', { paused })}</li>` : ''}
<li>${say('o.oneOff.judged')}</li>
<li>${back}</li>
${pause ? html`<li>${say('o.again.paused')}</li>` : ''}
</ul>
${people === 0 ? '' : times(visit, plan)}`
}

function times(visit: OneOffVisit, plan: OneOffPlan): Html {
  const { say, language } = visit
  return table<Line>({
    caption: say('o.oneOff.times'),
    columns: [
      { name: say('o.oneOff.zone'), kind: 'head', cell: ({ zone }) => placeOf(zone, language) },
      {
        name: say('o.oneOff.leaves'),
        cell: ({ isAtOnce, dueAt, zone }) =>
          isAtOnce ? say('o.oneOff.when.now') : shortMoment(dueAt, { zone, language }),
      },
      {
        name: say('o.letters.people'),
        kind: 'number',
        cell: ({ people }) => people.toLocaleString(language),
      },
      { name: say('o.oneOff.near'), cell: ({ near }) => near },
    ],
    rows: linesOf(visit, plan),
  })
}

function linesOf(visit: OneOffVisit, { tracks }: OneOffPlan): Line[] {
  const lines = new Map<string, Line>()
  for (const { near, zone, dueAt, isAtOnce, people } of tracks) {
    if (people === 0) continue
    const words = near.map((lesson) => lessonWords(lesson, zone, visit)).join(', ')
    const key = JSON.stringify([zone, dueAt, words])
    lines.set(key, { zone, dueAt, isAtOnce, near: words, people: people + (lines.get(key)?.people ?? 0) })
  }
  return [...lines.values()]
}

function lessonWords(
  { letter, day, dueAt }: OneOffTrack['near'][number],
  zone: string,
  visit: OneOffVisit,
): string {
  const name = letterName({ letter, day, kind: 'lesson', event: null }, visit.course, visit)
  return `${name} (${shortMoment(dueAt, { zone, language: visit.language })})`
}
