import { givePrintedLink, printFirstLink } from '../../actions/organisers/print-link.ts'
import type { Config } from '../../config.ts'
import { type Address, parseAddress } from '../../domain/address.ts'
import { systemClock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Database } from '../../store/database.ts'
import { hasOwner, organiserAt } from '../../store/organisers.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'

/** `feuilleton organiser link <address>`: the way in when no mail arrives. */
export async function printSignInLink(
  config: Config,
  typed: string,
  options: { by?: string },
  output: Output,
): Promise<number> {
  const address = addressArgument(typed)
  const by = authorOf(options)
  const secret = await withStore(config, (db) => secretFor(db, { address, by }))
  output.out('This link signs in once, within a day:')
  output.out(signInLink(config, secret))
  return 0
}

async function secretFor(db: Database, { address, by }: { address: Address; by: Author }): Promise<string> {
  const now = systemClock.now()
  const organiser = await organiserAt(db, address)
  if (organiser) return givePrintedLink(db, { organiser, by, now })
  if (await hasOwner(db))
    throw new UserError(`${address} is no organiser: npx feuilleton organiser invite lets them join`)
  const first = await printFirstLink(db, now)
  if (first === undefined) throw new UserError('somebody has become the owner meanwhile')
  return first
}

/** @throws UserError for what is no address. */
export function addressArgument(typed: string): Address {
  const parsed = parseAddress(typed)
  if (!parsed.ok) throw new UserError(`${typed} cannot be used: ${parsed.why}`)
  return parsed.address
}

/** The link with a secret; on this machine where no other address is set. */
export function signInLink({ publicUrl, port }: Config, secret: string): string {
  return `${publicUrl ?? `http://localhost:${port}`}/o/enter/${secret}`
}
