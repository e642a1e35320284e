import type { ChangePlan } from './change-plan.ts'
import type { TrackChange } from './track-change.ts'

/** People to whom a change does the same: the same zone and hour before and after, the same letters. */
export type ChangeGroup = Omit<TrackChange, 'before' | 'after'> & {
  before: Pick<TrackChange['before'], 'zone' | 'at'>
  after: Pick<TrackChange['after'], 'zone' | 'at'>
}

/** What a plan does, the most people first. Tracks that nobody follows are left out, but where there is nobody at all. */
export function changeGroups({ tracks }: ChangePlan): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>()
  for (const track of tracks) {
    const group = groupOf(track)
    const { people: _, ...same } = group
    const key = JSON.stringify(same)
    groups.set(key, { ...group, people: group.people + (groups.get(key)?.people ?? 0) })
  }
  const all = [...groups.values()].toSorted((a, b) => b.people - a.people)
  const read = all.filter(({ people }) => people > 0)
  return read.length > 0 ? read : all
}

function groupOf({ before, after, ...change }: TrackChange): ChangeGroup {
  return { ...change, before: clockOf(before), after: clockOf(after) }
}

function clockOf({ zone, at }: TrackChange['before']): ChangeGroup['before'] {
  return { zone, at }
}
