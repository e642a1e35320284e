import { planOneOff } from '../actions/one-offs/plan-one-off.ts'
import { sendOneOff } from '../actions/one-offs/send-one-off.ts'
import { beginOneOff } from '../actions/one-offs/write-one-off.ts'
import type { Clock } from '../domain/clock.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { attempt, Refused } from '../domain/refusal.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import type { Database } from '../store/database.ts'
import { REHEARSAL, type Step } from './perform-steps.ts'
import type { PlannedLetter } from './planned-letter.ts'
import { afterLessons, type Course } from './schedule-changes.ts'

type Scene = { db: Database; cohort: Cohort; edition: Edition; clock: Clock; letters: LetterCache }

/** In milliseconds. After the changes of the same day. */
const LATER_MS = 3 * 60_000

/**
 * One-off letters as steps, written and sent as an organiser does. A step throws Refused when its letter cannot be sent.
 */
export function letterSteps(scene: Scene, course: Course, planned: readonly PlannedLetter[]): Step[] {
  return planned.map((letter) => ({
    at: new Date(afterLessons(course, letter.day).getTime() + LATER_MS),
    async take() {
      const sent = await attempt(send(scene, letter))
      if ('refused' in sent)
        throw new Refused({ refused: 'rehearsed-change', change: letter.words, why: sent })
    },
  }))
}

async function send(scene: Scene, { readers, letter }: PlannedLetter) {
  const { db, cohort, edition, clock } = scene
  const text = { ...letter, readers }
  const course = { cohort, programme: edition.programme }
  const { id } = await beginOneOff(db, course, { text, now: clock.now() })
  const request = { cohort, id, leavesAt: null }
  const { hash } = await planOneOff(db, request, clock)
  return sendOneOff(scene, { ...request, edition, hash, by: REHEARSAL })
}
