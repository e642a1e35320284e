import type { Outcome } from '../domain/delivery.ts'
import type { Sign } from './dkim/sign-message.ts'
import type { WireMessage } from './envelope-commands.ts'
import type { RelaySettings } from './relay-settings.ts'
import { SmtpPool } from './smtp-pool.ts'

/**
 * Sends one message at once and answers how it ended. For letters to organisers and test letters: they are in no ledger,
 * so nobody tries again.
 */
export type Post = (message: WireMessage) => Promise<Outcome>

const CONNECTIONS = 2

/**
 * A post over a relay; `name` is the host name sent with EHLO. Whoever opens one says who signs: `sign` is undefined
 * where the relay does.
 */
export function openPost(
  relay: RelaySettings,
  { name, sign }: { name: string; sign: Sign | undefined },
): { post: Post; close(): void } {
  const pool = new SmtpPool({ relay, connections: CONNECTIONS, name, sign })
  return {
    async post(message) {
      const permit = await pool.acquire(0)
      try {
        return await permit.send(message, async () => true)
      } finally {
        permit.release()
      }
    },
    close: () => pool.close(),
  }
}
