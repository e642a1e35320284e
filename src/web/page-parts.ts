import type { Clock } from '../domain/clock.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import type { Database } from '../store/database.ts'
import type { FormGuard } from './form-guard.ts'

/** What the pages of readers are made from. */
export type PageParts = {
  db: Database
  clock: Clock
  keys: TokenKeys
  /** Where readers reach the service, without a slash at the end. */
  publicUrl: string
  guard: FormGuard
}
