import type { NextLetter } from '../../store/next-letters.ts'

/** The address of the list of those whom a letter to come is for; undefined where no list has them and nobody else. */
export function departurePeople({
  cohort,
  letter,
  kind,
  event,
  audience,
  leavesOnce,
}: NextLetter): string | undefined {
  const of = `/o/cohorts/${cohort}`
  if (kind === 'lesson')
    return leavesOnce
      ? `${of}/people?${new URLSearchParams({ letter, outcome: 'waiting' }).toString()}`
      : undefined
  const isListed = audience === 'registered' || audience === 'attended' || audience === 'absent'
  return isListed && event !== null ? `${of}/events/${event}?state=${audience}` : undefined
}
