import type { Cohort } from '../../domain/cohort.ts'
import type { OneOff, OneOffReaders } from '../../domain/one-off.ts'
import type { Programme } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { findOneOff, lockOneOff } from '../../store/one-offs.ts'

/** A one-off letter by its number, in a cohort. */
export type OneOffName = { cohort: Cohort; id: number }

/** @throws Refused `no-such-one-off`. */
export async function oneOffNamed(db: Database, { cohort, id }: OneOffName): Promise<OneOff> {
  return (await findOneOff(db, { cohortId: cohort.id, id })) ?? refuse({ cohort, id })
}

/** The same, locked until `tx` ends. */
export async function oneOffLocked(tx: Database, { cohort, id }: OneOffName): Promise<OneOff> {
  return (await lockOneOff(tx, { cohortId: cohort.id, id })) ?? refuse({ cohort, id })
}

function refuse({ cohort, id }: OneOffName): never {
  throw new Refused({ refused: 'no-such-one-off', cohort: cohort.name, id })
}

/** @throws Refused `no-such-event`, `no-such-letter` where readers are those of an event or a lesson that there is not. */
export function refuseReaders(
  { cohort, programme }: { cohort: Cohort; programme: Programme },
  readers: OneOffReaders,
): void {
  if ('event' in readers && !programme.events[readers.event]) {
    const known = Object.keys(programme.events)
    throw new Refused({ refused: 'no-such-event', cohort: cohort.slug, event: readers.event, known })
  }
  if ('lesson' in readers && !programme.lessons.some(({ letter }) => letter === readers.lesson))
    throw new Refused({ refused: 'no-such-letter', cohort: cohort.slug, letter: readers.lesson })
}

/** @throws Refused unless letters of the cohort leave. */
export function refuseUnlessRunning({ state, slug, name }: Cohort): void {
  if (state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: slug })
  if (state === 'draft') throw new Refused({ refused: 'cohort-is-draft', cohort: name })
}
