import { changedFields } from '../../actions/cohorts/calendar-deed.ts'
import { AT_ONCE, groupName } from '../../domain/calendar-lines.ts'
import { type ChangeGroup, changeGroups, MOST_GROUPS } from '../../domain/change-groups.ts'
import type { ChangePlan } from '../../domain/change-plan.ts'
import { changeWords } from '../../domain/field-words.ts'
import { type PlanSince, sawOf } from '../../domain/plan-line.ts'
import type { LeavesAt } from '../../domain/track-change.ts'
import { instantIn } from '../events/moments.ts'
import { count, table } from '../output.ts'
import { peopleWords } from '../people-words.ts'

/** What a change of a calendar does, before it is made or after; `since`: how it differs from the plan that was seen. */
export function calendarWords(plan: ChangePlan, since?: PlanSince): string[] {
  const { cohort } = plan
  return [
    `${cohort.slug} (${cohort.zone}): ${changeWords(changedFields(plan), 'en')}`,
    ...groupsWords(plan, since),
    ...goneWords(since),
  ]
}

/** What leaves when, for each group of people, the largest first. */
export function groupsWords(plan: ChangePlan, since?: PlanSince): string[] {
  const groups = changeGroups(plan)
  const more = groups.slice(MOST_GROUPS)
  return [
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupWords(group, { now: plan.now, since })),
    ...(more.length > 0 ? [`${count(more.length, 'other group')}: ${peopleWords(peopleOf(more))}`] : []),
  ]
}

/** What a plan that was seen did, and this one does not: most often as a letter has left since. */
export function goneWords(since: PlanSince | undefined): string[] {
  const letters = [...new Set(since?.gone.map(({ about }) => about))]
  return letters.length > 0 ? [`no part of it any more: ${letters.join(', ')}`] : []
}

function peopleOf(groups: readonly ChangeGroup[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0)
}

type Shown = { now: Date; since: PlanSince | undefined }

function groupWords(group: ChangeGroup, { now, since }: Shown): string[] {
  const { people, left, before, after, lessons, reminders } = group
  const becomes = before.zone === after.zone ? '' : ` -> ${after.zone}`
  const saw = (letter: string) => {
    const seen = sawOf(since, { about: letter, of: groupName(group) })
    return seen === undefined ? [] : [sawWords(seen, after.zone)]
  }
  const rows = [
    ...lessons.map(({ day, letter, before: was, after: is }) => [
      `  ${day}`,
      letter,
      lessonTime(was, before.zone, now),
      '->',
      lessonTime(is, after.zone, now),
      ...saw(letter),
    ]),
    ...reminders.map(({ letter, before: was, after: is }) => [
      '',
      letter,
      was ? instantIn(was, before.zone) : 'none',
      '->',
      is ? timeWords(is, after.zone, now) : 'does not leave by itself',
      ...saw(letter),
    ]),
  ]
  const who = `${peopleWords(people)} at ${before.at} in ${before.zone}${becomes}`
  const stays = left > 0 ? `; ${count(left, 'lesson')} left and stay where they are` : ''
  return [`${who}${stays}`, ...table(rows)]
}

function sawWords(seen: string | null, zone: string): string {
  if (seen === null) return '(new since it was shown)'
  if (seen === AT_ONCE) return '(shown: at once)'
  return `(shown: ${seen === '' ? 'does not leave' : instantIn(new Date(seen), zone)})`
}

function lessonTime(when: LeavesAt | undefined, zone: string, now: Date): string {
  return when ? timeWords(when.dueAt, zone, now) : 'left out'
}

function timeWords(at: Date, zone: string, now: Date): string {
  return at.getTime() === now.getTime() ? 'at once' : instantIn(at, zone)
}
