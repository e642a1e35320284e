import type { Clock } from '../domain/clock.ts'
import type { Outcome } from '../domain/delivery.ts'
import type { SmtpPool } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import type { Writer } from '../writing/write-letters.ts'
import type { Pacing } from './admitted.ts'
import type { Ledger } from './ledger.ts'
import type { RefusalWatch } from './refusals.ts'

/** What delivers: a process’s way to the ledger and to the relay. */
export type Deliverer = {
  db: Database
  ledger: Ledger
  refusals: RefusalWatch
  pacing: Pacing
  clock: Clock
  pool: SmtpPool
  /** Opens a writer for the letters of one chunk. */
  openWriter: () => Writer
  /** Who claims, for people who read the ledger: host and process. */
  name: string
  /** How long, in milliseconds, a claim is ours without a sign of life. */
  leaseMs: number
  /** 0 to 1, spreads retries. */
  random: () => number
  /** Called with each hand-over that ended, for logs and progress. */
  onOutcome: (delivery: ClaimedDelivery, outcome: Outcome) => void
}

/** When a lease that begins now ends. */
export function leaseFrom({ clock, leaseMs }: Pick<Deliverer, 'clock' | 'leaseMs'>): Date {
  return new Date(clock.now().getTime() + leaseMs)
}
