import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { Deliverer } from '../../src/delivery/deliverer.ts'
import { openLedger } from '../../src/delivery/ledger.ts'
import { openPacing } from '../../src/delivery/pacing.ts'
import { watchRefusals } from '../../src/delivery/refusals.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import type { Edition } from '../../src/domain/edition.ts'
import type { TokenKeys } from '../../src/domain/tokens.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import type { Sign } from '../../src/mail/dkim/sign-message.ts'
import { type FamilyLimits, UNLIMITED } from '../../src/mail/family-limits.ts'
import { NAMED_FAMILIES } from '../../src/mail/find-families.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'
import { installationMark } from '../../src/store/secrets.ts'
import { openWriter } from '../../src/writing/write-letters.ts'
import { IMPORTED } from './imported.ts'

const KEYS: TokenKeys = ['k'.repeat(32)]
const LEASE_MS = 120_000
const LOCAL = { host: '127.0.0.1', secure: false, requireTls: false, anyCertificate: true }
/** Compiled letters, shared by the courses of one process: an edition is known by its content. */
const letters = createLetterCache({ most: 500 })

export type Course = {
  cohort: Cohort
  clock: VirtualClock
  deliverer: Deliverer
  /** One more worker of the same cohort, with a memory and connections of its own. */
  worker(desk?: { publicUrl?: string; mailDomain?: string | undefined }): Deliverer
  /** Ticks at the clock's instant; returns the dispatches that it found work for. */
  tick(): Promise<number[]>
  /** Works on all that is due of these dispatches. */
  deliver(dispatchIds: readonly number[]): Promise<void>
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
  slug?: string
  /** What the relay is signed in to with, if anything. */
  login?: { user: string; password: string }
  sign?: Sign
  /** Of families of domains. */
  limits?: FamilyLimits
  /** Hears of each pause that the relay brings about. */
  onPause?: (reason: string) => void
}): Promise<Course> {
  const { db, edition, limits = UNLIMITED } = options
  const clock = virtualClock(new Date(options.joined))
  const wanted = { edition, dayOne: options.dayOne, slug: options.slug }
  const cohort = await scheduleCohort(db, wanted, clock.now())
  const people = options.people.map((address) => ({ address: address as Address }))
  if (people.length > 0) await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
  const pools: SmtpPool[] = []
  const desk = { db, letters, keys: KEYS, installation: await installationMark(db) }
  const worker: Course['worker'] = ({ publicUrl = 'https://cours.example', mailDomain } = {}) => {
    const pool = new SmtpPool({
      // As for any relay on this machine.
      relay: { ...LOCAL, port: options.port, ...options.login },
      connections: options.connections ?? 2,
      name: 'test.localhost',
      sign: options.sign,
      wait: async () => undefined, // on a virtual clock nothing takes its time
    })
    pools.push(pool)
    const name = `test-${pools.length}`
    const pacing = openPacing({ db, clock, name, leaseMs: LEASE_MS, limits, families: NAMED_FAMILIES })
    return {
      db,
      clock,
      pool,
      ledger: openLedger(db, clock),
      refusals: watchRefusals({ db, clock, slow: pacing.slow }, (_, reason) => options.onPause?.(reason)),
      pacing,
      leaseMs: LEASE_MS,
      openWriter: () => openWriter({ ...desk, publicUrl, mailDomain }),
      name,
      random: () => 0,
      onOutcome: () => undefined,
    }
  }
  const deliverer = worker()
  const tickOnce = async () => {
    const found = new Set<number>()
    await tick(db, clock.now(), async (work) => {
      for (const { dispatchId } of work) found.add(dispatchId)
    })
    return [...found]
  }
  const deliver = async (dispatchIds: readonly number[]) => {
    for (const id of dispatchIds) while (await deliverChunk(deliverer, id));
  }
  return {
    cohort,
    clock,
    deliverer,
    worker,
    tick: tickOnce,
    deliver,
    run: async () => deliver(await tickOnce()),
    close() {
      for (const pool of pools) pool.close()
    },
  }
}
