import type { OpenStore } from './app.ts'
import type { Config } from './config.ts'
import type { Clock } from './domain/clock.ts'
import type { Outcome } from './domain/delivery.ts'
import type { TokenKeys } from './domain/tokens.ts'
import type { Sign } from './mail/dkim/sign-message.ts'
import type { RelaySettings } from './mail/relay-settings.ts'
import type { ClaimedDelivery } from './store/claims.ts'

/** What a process does: everything, the pages only, the letters only, or the mail that comes back only. */
export type Role = 'serve' | 'web' | 'worker' | 'receive'

/** The log of the running service. */
export type Log = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export type ServiceParts = {
  role: Role
  config: Config
  clock: Clock
  log: Log
  /** Signs whoever opens the organisers' pages in as the first of them: for a demonstration, on this machine. */
  isDemo?: boolean
  onOutcome?: (delivery: ClaimedDelivery, outcome: Outcome) => void
  /** Called before an embedded database is made for the first time, with its folder. */
  onNewDatabase?: (directory: string) => void
  /** Called once the parts are open, before delivery starts. */
  prepare?: (service: PreparedService) => Promise<void>
}

export type PreparedService = {
  /** Undefined where the relay signs. */
  sign: Sign | undefined
  store: OpenStore
  relay: RelaySettings
  keys: TokenKeys
  installation: string
  publicUrl: string
}
