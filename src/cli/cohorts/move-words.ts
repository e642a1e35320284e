import {
  groupKey,
  type MovingGroup,
  type PeopleMovePlan,
  peopleMoved,
  type Stays,
} from '../../domain/people-move.ts'
import { type PlanSince, sawOf } from '../../domain/plan-line.ts'
import { instantIn } from '../events/moments.ts'
import { count } from '../output.ts'
import { amount, peopleWords } from '../people-words.ts'

/** Groups beyond these are counted. */
const MOST_GROUPS = 20

/** What it does to move people, before it is done or after; `since`: how it differs from the plan that was seen. */
export function moveWords(plan: PeopleMovePlan, since?: PlanSince): string[] {
  const { from, to, groups, stays, calledOff, registrations, over } = plan
  const more = groups.slice(MOST_GROUPS)
  return [
    `${from.slug} -> ${to.slug}: ${peopleWords(peopleMoved(plan))}`,
    ...groups.slice(0, MOST_GROUPS).map((group) => groupWords(group, since)),
    ...(more.length > 0
      ? [`${count(more.length, 'other group')}: ${peopleWords(peopleMoved({ groups: more }))}`]
      : []),
    ...stays.map(({ why, people }) => `stay where they are: ${peopleWords(people)}, ${STAY[why]}`),
    ...(calledOff > 0
      ? [`${count(calledOff, 'letter')} that wait to leave in ${from.slug} are called off`]
      : []),
    ...registrations.map(
      ({ event, people }) => `${event}: ${count(people, 'place')} of theirs in ${from.slug} end`,
    ),
    ...(over > 0 ? [`${to.slug} takes ${amount(to.capacity ?? 0)}: it will have ${amount(over)} more`] : []),
    ...(since && since.gone.length > 0 ? ['some of what was shown is no part of it any more'] : []),
  ]
}

const STAY: Record<Stays, string> = {
  already: 'in the other cohort already',
  left: 'who have left',
  pending: 'who have still to confirm',
  guest: 'guests of an event, who do not follow the course',
  finished: 'who have had the last lesson',
  past: 'as the other cohort is past their next lesson and takes no late joiners',
}

function groupWords(group: MovingGroup, since: PlanSince | undefined): string {
  const { people, paused, zone, at, had, missed, coming } = group
  const [next] = coming
  const when = next ? `: lesson ${next.day} (${next.letter}) on ${instantIn(next.dueAt, zone)}` : ''
  const over = missed.length > 0 ? `; lessons ${missed.map(({ day }) => day).join(', ')} have left there` : ''
  const still = paused > 0 ? `; ${amount(paused)} paused stay so` : ''
  const before = had === 0 ? 'who have had no lesson' : `who had lesson ${had} last`
  const saw = sawOf(since, { about: 'group', of: groupKey(group) })
  const mark =
    saw === undefined ? '' : saw === null ? ' (new since it was shown)' : ' (other than it was shown)'
  return `  ${peopleWords(people)} at ${at} in ${zone} ${before}${when}${over}${still}${mark}`
}
