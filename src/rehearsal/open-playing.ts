import { UNPACED } from '../delivery/admitted.ts'
import { openLedger } from '../delivery/ledger.ts'
import { watchRefusals } from '../delivery/refusals.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import { SmtpPool } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { openWriter } from '../writing/write-letters.ts'
import type { LogBook } from './log-book.ts'
import type { Playing } from './play.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** How many lessons have left by a virtual instant, of how many. */
export type Progress = { left: number; expected: number; instant: Date }

/** From this many people on, several SMTP connections are used. Below, one, so that two runs give the same order. */
const CROWD = 50
const CROWD_CONNECTIONS = 24
const LEASE_MS = 120_000
/** A fixed key: the links of a rehearsal open nothing. */
export const KEYS: TokenKeys = ['rehearsal']

type Audience = {
  people: readonly unknown[]
  publicUrl: string
  onProgress: (progress: Progress) => void
}

type Props = {
  db: Database
  clock: VirtualClock
  letters: LetterCache
  log: LogBook
  expected: number
  port: number
}

/** The deliverer of the service, with the virtual clock and the relay of the rehearsal. */
export function openPlaying(
  { db, clock, letters, log, expected, port }: Props,
  { people, publicUrl, onProgress }: Audience,
): Playing {
  const pool = new SmtpPool({
    relay: { host: '127.0.0.1', port, secure: false, requireTls: false },
    connections: people.length < CROWD ? 1 : CROWD_CONNECTIONS,
    name: 'rehearsal.localhost',
  })
  const deps = { db, letters, keys: KEYS, publicUrl, installation: 'rehearsal', mailDomain: undefined }
  return {
    db,
    clock,
    pool,
    ledger: openLedger(db, clock),
    refusals: watchRefusals({ db, clock, slow: UNPACED.slow }, () => undefined),
    pacing: UNPACED,
    leaseMs: LEASE_MS,
    name: 'rehearsal',
    random: () => 0,
    openWriter: () => log.watching(openWriter(deps)),
    onOutcome(delivery: ClaimedDelivery) {
      onProgress({ left: log.noteLeft(delivery), expected, instant: clock.now() })
    },
  }
}
