import { compareSenders, type Way, type WireRow, type WireSettings } from '../wire/compare-senders.ts'
import { ownLetter } from '../wire/own-letter.ts'
import { startSmtpSink } from '../wire/smtp-relays.ts'

/** `serve` with the embedded PostgreSQL, and workers that share a server, with the queue in it or on Redis. */
export const WAYS: readonly Way[] = [
  { name: 'serve, embedded', role: 'serve', processes: 1, hasRedis: false },
  { name: '1 worker', role: 'worker', processes: 1, hasRedis: false },
  { name: '2 workers', role: 'worker', processes: 2, hasRedis: false },
  { name: '1 worker, Redis', role: 'worker', processes: 1, hasRedis: true },
  { name: '2 workers, Redis', role: 'worker', processes: 2, hasRedis: true },
]

export type WireFigures = { messageBytes: number; rows: WireRow[] }

/** What a message costs, with a relay that answers at once. */
export async function measureWire(settings: Omit<WireSettings, 'others'>): Promise<WireFigures> {
  const message = await ownLetter()
  const relay = await startSmtpSink()
  try {
    const others = ['smtp-source', 'nodemailer, built', 'nodemailer, ready'] as const
    return {
      messageBytes: message.length,
      rows: await compareSenders({ ...settings, others }, { relay, message }),
    }
  } finally {
    relay.end()
  }
}
