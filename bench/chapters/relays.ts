import { compareSenders, type WireRow, type WireSettings } from '../wire/compare-senders.ts'
import { ownLetter } from '../wire/own-letter.ts'
import { startCountingRelay } from '../wire/smtp-relays.ts'

/** `most` letters a second is what the connections let through: a letter holds one for as long as the relay thinks. */
export type RelayRow = WireRow & { holdMs: number; most: number }

/** The same with relays that take their time at the final dot. */
export async function measureRelays({
  holdsMs,
  ...settings
}: Omit<WireSettings, 'others'> & { holdsMs: readonly number[] }): Promise<RelayRow[]> {
  const message = await ownLetter()
  const rows: RelayRow[] = []
  for (const holdMs of holdsMs) {
    const relay = await startCountingRelay({ holdMs })
    try {
      const others = ['smtp-source', 'nodemailer, ready'] as const
      const most = (settings.connections * 1_000) / holdMs
      const all = await compareSenders({ ...settings, others }, { relay, message })
      rows.push(...all.map((row) => ({ ...row, holdMs, most })))
    } finally {
      relay.end()
    }
  }
  return rows
}
