import type { ChangePlan } from './change-plan.ts'
import type { TrackChange } from './track-change.ts'

/** Groups beyond these are counted where a plan is shown: a cohort may have many hours and zones. */
export const MOST_GROUPS = 5

/** People to whom a change does the same: the same zone and hour before and after, the same letters. */
export type ChangeGroup = Omit<TrackChange, 'before' | 'after'> & {
  /** The id of the first of their tracks. */
  firstTrack: number
  before: Pick<TrackChange['before'], 'zone' | 'at'>
  after: Pick<TrackChange['after'], 'zone' | 'at'>
}

/** What a plan does, the most people first. Tracks that nobody follows are left out, but where there is nobody at all. */
export function changeGroups({ tracks }: ChangePlan): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>()
  for (const track of tracks) {
    const group = groupOf(track)
    const { people: _, firstTrack: __, ...same } = group
    const key = JSON.stringify(same)
    const { people = 0, firstTrack = group.firstTrack } = groups.get(key) ?? {}
    groups.set(key, { ...group, firstTrack, people: group.people + people })
  }
  const all = [...groups.values()].toSorted((a, b) => b.people - a.people)
  const read = all.filter(({ people }) => people > 0)
  return read.length > 0 ? read : all
}

function groupOf({ before, after, ...change }: TrackChange): ChangeGroup {
  return { ...change, firstTrack: before.id, before: clockOf(before), after: clockOf(after) }
}

function clockOf({ zone, at }: TrackChange['before']): ChangeGroup['before'] {
  return { zone, at }
}
