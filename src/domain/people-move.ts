import { createHash } from 'node:crypto'
import type { Cohort, Track } from './cohort.ts'
import type { PlannedLesson } from './plan.ts'
import type { PlanLine } from './plan-line.ts'

/** People of a cohort with the same zone and hour who had the same lesson last, and what they get in another cohort. */
export type MovingGroup = {
  zone: string
  at: string
  /** The place of the last lesson that they had, in the order of the cohort that they go to, from 1; 0 for none. */
  had: number
  people: number
  /** How many of them have paused: they stay so. */
  paused: number
  /** The tracks that they leave. */
  trackIds: readonly number[]
  dates: Omit<Track, 'id'>
  coming: readonly PlannedLesson[]
  /** The days of those that they had not, and that have left there. */
  missed: readonly PlannedLesson[]
}

/**
 * Why somebody who was chosen stays: left, not yet confirmed, a guest, there already, has had the last lesson, or too
 * late.
 */
export const STAYS = ['already', 'left', 'pending', 'guest', 'finished', 'past'] as const
export type Stays = (typeof STAYS)[number]

/** What it does to move people to another cohort, as plain facts. */
export type PeopleMovePlan = {
  from: Cohort
  to: Cohort
  now: Date
  /** The most people first. */
  groups: readonly MovingGroup[]
  /** How many of those chosen stay, and why; of somebody alone. */
  stays: readonly { why: Stays; people: number }[]
  /** Letters that wait to leave where they are, and do not. */
  calledOff: number
  /** Places at events to come that end; they can register anew in the other cohort. */
  registrations: readonly { event: string; people: number }[]
  /** How many more people there will be than the other cohort takes; 0 where it takes them. */
  over: number
  /**
   * Of what it would do: the same while that is the same. Of many people, their number is a part of it by its first two
   * digits.
   */
  hash: string
}

export function peopleMoved({ groups }: Pick<PeopleMovePlan, 'groups'>): number {
  return groups.reduce((sum, { people }) => sum + people, 0)
}

/** The plan with its hash; `chosen`: who was asked for, in whatever form. */
export function sealMove(plan: Omit<PeopleMovePlan, 'hash'>, chosen: unknown): PeopleMovePlan {
  const { from, to, groups, registrations, over } = plan
  const facts = [
    chosen,
    from.id,
    { ...to, name: '', signUp: '', archive: '', uidDomain: '', capacity: '' },
    // Whoever leaves meanwhile, of many, leaves the plan as it is.
    Number(peopleMoved(plan).toPrecision(2)),
    groups
      .map(({ zone, at, had, dates, coming }) => JSON.stringify([zone, at, had, dates, coming]))
      .toSorted(),
    registrations.map(({ event }) => event),
    over > 0,
  ]
  return { ...plan, hash: createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16) }
}

/** Who gets what from when, to be compared with what was seen. */
export function moveLines({ groups, stays, registrations }: PeopleMovePlan): PlanLine[] {
  return [
    ...groups.map(({ coming: [next], people, ...group }) => ({
      about: 'group',
      of: groupKey(group),
      becomes: `${people} ${next?.letter} ${next?.dueAt.toISOString()}`,
    })),
    ...stays.map(({ why, people }) => ({ about: 'stays', of: why, becomes: String(people) })),
    ...registrations.map(({ event, people }) => ({ about: 'event', of: event, becomes: String(people) })),
  ]
}

export function groupKey({ zone, at, had }: Pick<MovingGroup, 'zone' | 'at' | 'had'>): string {
  return `${zone} ${at} ${had}`
}
