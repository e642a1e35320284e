import type { Clock } from '../../domain/clock.ts'
import type { Track } from '../../domain/cohort.ts'
import { type OneOff, oneOffTimes } from '../../domain/one-off.ts'
import { NEAR_MS, type OneOffPlan, oneOffPlan, type PeopledTrack } from '../../domain/one-off-plan.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { lessonsBetween } from '../../store/one-off-plans.ts'
import { countOneOffReaders } from '../../store/one-off-readers.ts'
import { type OneOffName, oneOffNamed, refuseUnlessRunning } from './one-off-named.ts'

/** `leavesAt`: a wall-clock time in the zone of each reader, `YYYY-MM-DDTHH:MM`; null for at once. */
export type OneOffRequest = OneOffName & { leavesAt: string | null }

/**
 * Plans to send a one-off letter, and changes nothing. Whom it is for is judged once more when it falls due.
 * @throws Refused `no-such-one-off`, `one-off-sent`, `one-off-too-late`, `cohort-cancelled`, `cohort-is-draft`.
 */
export async function planOneOff(db: Database, request: OneOffRequest, clock: Clock): Promise<OneOffPlan> {
  const { cohort, leavesAt } = request
  refuseUnlessRunning(cohort)
  const oneOff = await oneOffNamed(db, request)
  if (oneOff.sentAt) throw new Refused({ refused: 'one-off-sent', subject: oneOff.subject })
  const now = clock.now()
  const tracks = await listTracks(db, cohort.id)
  const times = tracks.map(({ zone }) => oneOffTimes({ leavesAt, sentAt: now }, zone).dueAt.getTime())
  const peopled = await peopledTracks(db, { oneOff, tracks, times, now })
  const plan = oneOffPlan(oneOff, { leavesAt, now, tracks: peopled })
  if (leavesAt !== null && tracks.length > 0 && plan.tracks.every(({ isAtOnce }) => isAtOnce))
    throw new Refused({ refused: 'one-off-too-late', leavesAt: leavesAt.replace('T', ' ') })
  return plan
}

type Peopling = { oneOff: OneOff; tracks: readonly Track[]; times: readonly number[]; now: Date }

async function peopledTracks(
  db: Database,
  { oneOff, tracks, times, now }: Peopling,
): Promise<PeopledTrack[]> {
  if (tracks.length === 0) return []
  const { cohortId, readers } = oneOff
  const span = { from: new Date(Math.min(...times) - NEAR_MS), until: new Date(Math.max(...times) + NEAR_MS) }
  const lessons = await lessonsBetween(db, { cohortId, ...span })
  const counts = await countOneOffReaders(db, { cohortId, readers, at: now })
  return tracks.map(({ id: trackId, zone }) => {
    const { people = 0, paused = 0 } = counts.find((count) => count.trackId === trackId) ?? {}
    const own = lessons.filter((lesson) => lesson.trackId === trackId)
    return { trackId, zone, people, paused, lessons: own.map(({ trackId: _, ...lesson }) => lesson) }
  })
}
