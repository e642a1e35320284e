import { createHash } from 'node:crypto'
import { ONE_OFF_HOLD_MS, type OneOff, oneOffTimes } from './one-off.ts'

/** A lesson that leaves within an hour of a one-off letter, to the same people. */
export type LessonNear = { letter: string; day: number; dueAt: Date }

/** Those of a track whom a one-off letter is for. */
export type OneOffTrack = {
  trackId: number
  zone: string
  dueAt: Date
  expiresAt: Date
  /** It leaves with the hold: at once was asked for, or its time has passed in this zone. */
  isAtOnce: boolean
  people: number
  /** Those who have paused: they do not get it. */
  paused: number
  near: readonly LessonNear[]
}

/** What it means to send a one-off letter, as plain facts. */
export type OneOffPlan = {
  oneOff: OneOff
  /** Wall-clock time, or null for at once. */
  leavesAt: string | null
  now: Date
  /** Every track of the cohort, in the order in which it leaves there. */
  tracks: readonly OneOffTrack[]
  people: number
  paused: number
  /**
   * Of what it says, to whom, when, and beside which lessons: the same as long as these are, however many people there
   * are.
   */
  hash: string
}

/** How a track stands: who is in it, and its lessons about the time of the letter. */
export type PeopledTrack = Pick<OneOffTrack, 'trackId' | 'zone' | 'people' | 'paused'> & {
  lessons: readonly LessonNear[]
}

/** In milliseconds. A lesson so near is in the same hour. */
export const NEAR_MS = 60 * 60_000

/** Works out what sending a letter at `now` means. */
export function oneOffPlan(
  oneOff: OneOff,
  { leavesAt, now, tracks: all }: { leavesAt: string | null; now: Date; tracks: readonly PeopledTrack[] },
): OneOffPlan {
  const tracks = all
    .map((track) => timed(track, { leavesAt, now }))
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || one.trackId - other.trackId)
  const sum = (of: 'people' | 'paused') => tracks.reduce((total, track) => total + track[of], 0)
  const facts = { oneOff, leavesAt, tracks }
  return { ...facts, now, people: sum('people'), paused: sum('paused'), hash: hashOf(facts) }
}

function timed(
  { lessons, ...track }: PeopledTrack,
  { leavesAt, now }: { leavesAt: string | null; now: Date },
): OneOffTrack {
  const times = oneOffTimes({ leavesAt, sentAt: now }, track.zone)
  const isAtOnce = times.dueAt.getTime() === now.getTime() + ONE_OFF_HOLD_MS
  const near = lessons.filter(({ dueAt }) => Math.abs(dueAt.getTime() - times.dueAt.getTime()) <= NEAR_MS)
  return { ...track, ...times, isAtOnce, near }
}

/** Tracks that nobody of the readers is in come and go with every reader who changes an hour. */
function hashOf({ oneOff, leavesAt, tracks }: Pick<OneOffPlan, 'oneOff' | 'leavesAt' | 'tracks'>): string {
  const { id, subject, preheader, body, readers, sentAt } = oneOff
  const times = tracks
    .filter(({ people }) => people > 0)
    .map(({ zone, dueAt, isAtOnce, near }) => JSON.stringify([zone, isAtOnce ? 'at once' : dueAt, near]))
  const facts = [id, subject, preheader, body, readers, sentAt, leavesAt, [...new Set(times)].sort()]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)
}
