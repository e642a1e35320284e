import { changeEvent } from '../actions/events/change-event.ts'
import { register, unregister } from '../actions/events/register.ts'
import { type Address, addressKey } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { Cohort } from '../domain/cohort.ts'
import { attempt, Refused } from '../domain/refusal.ts'
import { type Database, inTransaction } from '../store/database.ts'
import { lockEnrolmentOf } from '../store/sign-ups.ts'
import type { Act } from './cast.ts'
import type { RehearsedRegistration } from './report.ts'
import type { ScheduledChange } from './schedule-changes.ts'

/** An action at an instant of a rehearsal, taken once everything due at that instant has left. */
export type Step = { at: Date; take: () => Promise<void> }

export type Scene = { db: Database; cohort: Cohort; clock: Clock }

/** The journal of its scratch database is thrown away with it. */
export const REHEARSAL = { name: 'rehearsal' }

/** The changes as steps, made as an organiser makes them. A step throws Refused when its change cannot be made. */
export function changeSteps({ db, cohort, clock }: Scene, changes: readonly ScheduledChange[]): Step[] {
  return changes.map(({ planned, at, request }) => ({
    at,
    async take() {
      const made = await attempt(changeEvent(db, { by: REHEARSAL, cohort: cohort.slug, ...request }, clock))
      if ('refused' in made)
        throw new Refused({ refused: 'rehearsed-change', change: planned.words, why: made })
    },
  }))
}

/** The acts of people as steps, made as their pages make them. The outcome of each is added to `done`. */
export function actSteps(
  { db, cohort, clock }: Scene,
  { acts, people, done }: { acts: readonly Act[]; people: readonly Address[]; done: RehearsedRegistration[] },
): Step[] {
  return acts.flatMap(({ at, person, event, does }) => {
    const to = people[person]
    if (to === undefined) return []
    const take = async () => {
      const member = { cohortId: cohort.id, addressKey: addressKey(to) }
      const enrolment = await inTransaction(db, (tx) => lockEnrolmentOf(tx, member))
      if (!enrolment) throw new Error(`${to} is not in the cohort`)
      const wanted = { enrolmentId: enrolment.id, event }
      const outcome =
        does === 'registers'
          ? await register(db, wanted, clock)
          : (await unregister(db, wanted, clock))
            ? 'left'
            : 'none'
      done.push({ at: clock.now().toISOString(), to, event, outcome })
    }
    return [{ at, take }]
  })
}
