import { type Config, ehloName } from './config.ts'
import type { Deliverer } from './delivery/deliverer.ts'
import { openLedger } from './delivery/ledger.ts'
import { openPacing } from './delivery/pacing.ts'
import { watchRefusals } from './delivery/refusals.ts'
import type { Clock } from './domain/clock.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { createLetterCache } from './letters/letter-cache.ts'
import { askServers } from './mail/ask-servers.ts'
import type { Sign } from './mail/dkim/sign-message.ts'
import { findFamilies } from './mail/find-families.ts'
import type { RelaySettings } from './mail/relay-settings.ts'
import type { RelayWatch } from './mail/relay-watch.ts'
import { SmtpPool } from './mail/smtp-pool.ts'
import type { ClaimedDelivery } from './store/claims.ts'
import type { Database } from './store/database.ts'
import type { WriterDeps } from './writing/steps.ts'
import { openWriter } from './writing/write-letters.ts'

const LETTERS_KEPT = 200
/** Few enough for any relay that takes mail in earnest. */
const FIRST_CONNECTIONS = 8

export type DelivererParts = {
  db: Database
  clock: Clock
  config: Config
  relay: RelaySettings
  keys: TokenKeys
  /** The value of `installationMark`. */
  installation: string
  publicUrl: string
  /** Undefined where the relay signs. */
  sign?: Sign | undefined
  /** The name written into its claims. */
  name: string
  /** Is told about each connection to the relay and each hand-over. */
  watch: RelayWatch
  onOutcome: Deliverer['onOutcome']
  onPause: (delivery: ClaimedDelivery, reason: string) => void
}

/** Assembles the deliverer that hands letters over to `relay`. */
export function assembleDeliverer(parts: DelivererParts): Deliverer {
  const { db, clock, config, relay, watch } = parts
  const desk: WriterDeps = {
    db,
    letters: createLetterCache({ most: LETTERS_KEPT }),
    keys: parts.keys,
    installation: parts.installation,
    publicUrl: parts.publicUrl,
    mailDomain: config.mailDomain,
  }
  const pacing = openPacing({
    db,
    clock,
    name: parts.name,
    leaseMs: config.leaseMs,
    limits: config.mailLimits,
    families: findFamilies(askServers()),
  })
  return {
    db,
    clock,
    ledger: openLedger(db, clock),
    refusals: watchRefusals({ db, clock, slow: pacing.slow }, parts.onPause),
    pacing,
    leaseMs: config.leaseMs,
    pool: new SmtpPool({
      relay,
      connections: config.smtpConnections,
      first: FIRST_CONNECTIONS,
      name: ehloName(config),
      watch,
      sign: parts.sign,
    }),
    openWriter: () => openWriter(desk),
    name: parts.name,
    random: Math.random,
    onOutcome: parts.onOutcome,
  }
}
