/** Of a round, for each message. Milliseconds are of processors: user and system, of a process with all that it started. */
export type WireFigures = {
  perSecond: number
  /** How many processes sent. */
  senders: number
  /** Of all processes that send. */
  senderMs: number
  postgresMs: number
  redisMs: number
  relayMs: number
  walBytes: number
  transactions: number
  /** The most memory that one sending process ever had resident, and one that writes its letters (MJML). */
  peakMb: number
  compilerMb: number
  /** PostgreSQL, with all its sessions, after the round. */
  postgresMb: number
  redisMb: number
}

/** What the relay took is known to whoever started it. */
export type SenderFigures = Omit<WireFigures, 'relayMs'>

/** What one who has no ledger takes of it. */
export const NO_LEDGER = {
  senders: 1,
  postgresMs: 0,
  redisMs: 0,
  walBytes: 0,
  transactions: 0,
  compilerMb: 0,
  postgresMb: 0,
  redisMb: 0,
} as const

/** What is sent in a round: `message` is as our own service writes it. */
export type Sending = { port: number; connections: number; letters: number; message: Buffer }
