import { inviteOrganiser } from '../../actions/organisers/invite.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import type { Role } from '../../domain/rights.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { addressArgument, signInLink } from './link.ts'

/** `feuilleton organiser invite <address>`: lets somebody join, whatever the relay does. */
export async function invite(
  config: Config,
  typed: string,
  options: { name: string; role: Role; export?: boolean; by?: string },
  output: Output,
): Promise<number> {
  const { name, role, export: mayExport = false } = options
  const wanted = { address: addressArgument(typed), name, role, mayExport }
  const by = authorOf(options)
  const { secret } = await withStore(config, (db) =>
    inviteOrganiser(db, { ...wanted, by, now: systemClock.now() }),
  )
  output.out(`${name} joins as ${role} with this link; it opens once, within a week:`)
  output.out(signInLink(config, secret))
  return 0
}
