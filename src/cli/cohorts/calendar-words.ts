import { changedFields } from '../../actions/cohorts/calendar-deed.ts'
import { type ChangeGroup, changeGroups } from '../../domain/change-groups.ts'
import type { ChangePlan } from '../../domain/change-plan.ts'
import { changeWords } from '../../domain/field-words.ts'
import type { LeavesAt } from '../../domain/track-change.ts'
import { instantIn } from '../events/moments.ts'
import { count, table } from '../output.ts'

/** Groups beyond these are counted: a cohort may have many hours and zones. */
const MOST_GROUPS = 5

/** What a change of a calendar does, before it is made or after. */
export function calendarWords(plan: ChangePlan): string[] {
  const { cohort, now } = plan
  const groups = changeGroups(plan)
  const more = groups.slice(MOST_GROUPS)
  return [
    `${cohort.slug} (${cohort.zone}): ${changeWords(changedFields(plan), 'en')}`,
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupWords(group, now)),
    ...(more.length > 0 ? [`${count(more.length, 'other group')}: ${peopleWords(peopleOf(more))}`] : []),
  ]
}

function peopleOf(groups: readonly ChangeGroup[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0)
}

function groupWords(group: ChangeGroup, now: Date): string[] {
  const { people, left, before, after, lessons, reminders } = group
  const becomes = before.zone === after.zone ? '' : ` -> ${after.zone}`
  const rows = [
    ...lessons.map(({ day, letter, before: was, after: is }) => [
      `  ${day}`,
      letter,
      lessonTime(was, before.zone, now),
      '->',
      lessonTime(is, after.zone, now),
    ]),
    ...reminders.map(({ letter, before: was, after: is }) => [
      '',
      letter,
      was ? instantIn(was, before.zone) : 'none',
      '->',
      is ? timeWords(is, after.zone, now) : 'does not leave by itself',
    ]),
  ]
  const who = `${peopleWords(people)} at ${before.at} in ${before.zone}${becomes}`
  const stays = left > 0 ? `; ${count(left, 'lesson')} left and stay where they are` : ''
  return [`${who}${stays}`, ...table(rows)]
}

function peopleWords(people: number): string {
  return people === 1 ? '1 person' : `${people.toLocaleString('en')} people`
}

function lessonTime(when: LeavesAt | undefined, zone: string, now: Date): string {
  return when ? timeWords(when.dueAt, zone, now) : 'left out'
}

function timeWords(at: Date, zone: string, now: Date): string {
  return at.getTime() === now.getTime() ? 'at once' : instantIn(at, zone)
}
