import type { Forwarding } from '../../actions/returned/forward-reply.ts'
import { takeReturned } from '../../actions/returned/take-returned.ts'
import { tokenKeys } from '../../app.ts'
import { type Config, ehloName } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { type IncomingMail, startOf } from '../../mail/incoming-mail.ts'
import { openPost } from '../../mail/post.ts'
import { signerOf } from '../../open-signer.ts'
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
    const { forwarding, close } = openForwarding(config)
    return take(db, { mail, keys, by: authorOf(options), output, forwarding }).finally(close)
  })
}

/** The way to the relay, which only a reply of a person takes. */
function openForwarding(config: Config): { forwarding: Forwarding | undefined; close: () => void } {
  const { relay, publicUrl, mailDomain } = config
  if (relay === undefined || publicUrl === undefined) return { forwarding: undefined, close: () => undefined }
  const { post, close } = openPost(relay, { name: ehloName(config), sign: signerOf(config) })
  return { forwarding: { post, publicUrl, mailDomain }, close }
}

type Take = {
  mail: IncomingMail
  keys: Awaited<ReturnType<typeof tokenKeys>>
  by: ReturnType<typeof authorOf>
  forwarding: Forwarding | undefined
  output: Output
}

async function take(db: Database, { mail, keys, by, output, forwarding }: Take): Promise<number> {
  const { returned: found, taken } = await takeReturned(mail, {
    db,
    keys,
    clock: systemClock,
    by,
    forwarding,
  })
  output.out(`${found.kind}: ${taken}`)
  return taken === 'too-early' ? COME_AGAIN : 0
}
