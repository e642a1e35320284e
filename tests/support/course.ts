import { enrol } from '../../src/actions/enrol.ts'
import { scheduleCohort } from '../../src/actions/schedule-cohort.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { type Deliverer, deliverChunk } from '../../src/engine/deliver.ts'
import { openLedger } from '../../src/engine/ledger.ts'
import { tick } from '../../src/engine/tick.ts'
import { openWriter } from '../../src/engine/write-letters.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'

export type Course = {
  cohort: Cohort
  clock: VirtualClock
  deliverer: Deliverer
  /** Ticks at the clock's instant; returns the ids of the deliveries it made or found. */
  tick(): Promise<number[]>
  /** Ticks and works on everything found. */
  run(): Promise<void>
  close(): void
}

/** A small cohort on a virtual clock, with a real database and a real SMTP dialogue to `port`. */
export async function openCourse(options: {
  db: Database
  edition: Edition
  port: number
  dayOne: string
  /** Instant at which the cohort is scheduled and everybody joins. */
  joined: string
  people: readonly string[]
  connections?: number
}): Promise<Course> {
  const { db, edition } = options
  const clock = virtualClock(new Date(options.joined))
  const cohort = await scheduleCohort(db, { edition, dayOne: options.dayOne }, clock.now())
  const people = options.people.map((address) => ({ address: address as Address }))
  if (people.length > 0) await enrol(db, { cohort, programme: edition.programme, people }, clock.now())
  const letters = createLetterCache({ most: 50 })
  const pool = new SmtpPool({
    relay: { host: '127.0.0.1', port: options.port, secure: false, requireTls: false },
    connections: options.connections ?? 2,
    name: 'test.localhost',
  })
  const deliverer: Deliverer = {
    db,
    clock,
    pool,
    ledger: openLedger(db, clock),
    openWriter: () =>
      openWriter({
        db,
        letters,
        keys: ['k'.repeat(32)],
        publicUrl: 'https://cours.example',
        mailDomain: undefined,
      }),
    name: 'test',
    random: () => 0,
    onOutcome: () => undefined,
  }
  const tickOnce = async () => {
    const found: number[] = []
    await tick(db, clock.now(), async (ids) => {
      found.push(...ids)
    })
    return found
  }
  return {
    cohort,
    clock,
    deliverer,
    tick: tickOnce,
    run: async () => deliverChunk(deliverer, await tickOnce()),
    close: () => pool.close(),
  }
}
