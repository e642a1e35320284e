import { takeReturned } from '../../actions/returned/take-returned.ts'
import { tokenKeys } from '../../app.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { type IncomingMail, startOf } from '../../mail/incoming-mail.ts'
import { readReturned } from '../../returned/read-returned.ts'
import type { Database } from '../../store/database.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { COME_AGAIN } from '../run.ts'
import { withStore } from '../with-store.ts'

export type ReturnedOptions = { explain?: boolean; recipient?: string; by?: string }

/**
 * `feuilleton returned < message`: reads a mail that came back and does what it calls for; with `explain` it changes
 * nothing and prints what the mail says, as JSON. The exit code is 0, or 75 when the mail has to come again.
 */
export async function returned(
  config: Config,
  options: ReturnedOptions,
  { input, output }: { input: AsyncIterable<Uint8Array>; output: Output },
): Promise<number> {
  const mail = { bytes: await startOf(input), recipient: options.recipient ?? '' }
  return withStore(config, async (db) => {
    const keys = await tokenKeys(config, db)
    if (options.explain) {
      const found = await readReturned(mail.bytes, { recipient: mail.recipient, keys })
      output.out(JSON.stringify(found, null, 2))
      return 0
    }
    return take(db, { mail, keys, by: authorOf(options), output })
  })
}

type Take = {
  mail: IncomingMail
  keys: Awaited<ReturnType<typeof tokenKeys>>
  by: ReturnType<typeof authorOf>
  output: Output
}

async function take(db: Database, { mail, keys, by, output }: Take): Promise<number> {
  const { returned: found, taken } = await takeReturned(mail, { db, keys, clock: systemClock, by })
  output.out(`${found.kind}: ${taken}`)
  return taken === 'too-early' ? COME_AGAIN : 0
}
