import { removeOrganiser } from '../../actions/organisers/remove.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { Refused } from '../../domain/refusal.ts'
import { organiserAt } from '../../store/organisers.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { addressArgument } from './link.ts'

/** `feuilleton organiser remove <address>`: whoever it is signs in no more. */
export async function remove(
  config: Config,
  typed: string,
  options: { by?: string },
  output: Output,
): Promise<number> {
  const address = addressArgument(typed)
  const by = authorOf(options)
  const { name, joinedAt } = await withStore(config, async (db) => {
    const organiser = await organiserAt(db, address)
    if (!organiser) throw new Refused({ refused: 'no-such-organiser', organiser: address })
    return removeOrganiser(db, { organiserId: organiser.id, by, now: systemClock.now() })
  })
  output.out(
    joinedAt ? `${name} is removed, and signed out everywhere` : `the invitation of ${name} is withdrawn`,
  )
  return 0
}
