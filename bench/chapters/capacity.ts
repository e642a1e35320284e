import { cpus } from 'node:os'
import { Redis } from 'ioredis'
import { sql } from 'kysely'
import { type Database, oneRow } from '../../src/store/database.ts'
import type { Costs } from '../capacity/model.ts'
import { simulate } from '../capacity/simulate.ts'
import { NAMED } from '../wire/course.ts'
import type { WireFigures } from '../wire/figures.ts'
import { startSmtpSink } from '../wire/smtp-relays.ts'
import { openStand, type Stand, type StandSettings } from '../wire/stand.ts'

export type CapacityFigures = {
  /** Readers of the real send; those of the one that the costs were taken from. */
  readers: number
  calibratedWith: number
  costs: Costs
  /** Of the ledger once `vacuum full` has packed it. */
  packedDeliveryBytes: number
  /** Letters a second. */
  simulated: number
  measured: WireFigures
  /** The most that Redis took, in MB. */
  redisPeakMb: number
}

const LEDGER = ['deliveries']
const PEOPLE = ['subscribers', 'enrolments', 'consents']

export type CapacitySettings = { readers: number; calibratedWith: number; connections: number }

/** Takes what a letter costs from a small send, foretells a large one by simulation, and makes that one really. */
export async function checkCapacity({
  readers,
  calibratedWith,
  connections,
}: CapacitySettings): Promise<CapacityFigures> {
  const relay = await startSmtpSink()
  try {
    const stand = { role: 'worker', processes: 1, hasRedis: true, relay, connections } as const
    const small = await calibrate({ ...stand, letters: calibratedWith, warm: [NAMED] })
    const simulated = simulate({
      ...{ letters: readers, workers: 1, connections, cores: cpus().length, holdMs: 0 },
      ...{ workerMs: small.senderMs, postgresMs: small.postgresMs, relayMs: small.relayMs },
    })
    const large = await send({ ...stand, letters: readers, warm: [] })
    const { senderMs, postgresMs, walBytes } = large.measured
    const costs = { workerMs: senderMs, postgresMs, walBytes, ...large.bytes }
    return { readers, calibratedWith, simulated, ...large, costs }
  } finally {
    relay.end()
  }
}

async function calibrate(settings: StandSettings): Promise<WireFigures> {
  const stand = await openStand(settings)
  try {
    return await stand.play(NAMED)
  } finally {
    await stand.close()
  }
}

type Sent = Pick<CapacityFigures, 'measured' | 'packedDeliveryBytes' | 'redisPeakMb'> & {
  bytes: Pick<Costs, 'deliveryBytes' | 'personBytes'>
}

/** A send to people who have just been enrolled, from a service that has sent nothing yet. */
async function send(settings: StandSettings): Promise<Sent> {
  const stand = await openStand(settings)
  try {
    await addConsents(stand.db)
    const measured = await stand.play(NAMED)
    const bytes = {
      deliveryBytes: await bytesOf(stand.db, LEDGER),
      personBytes: await bytesOf(stand.db, PEOPLE),
    }
    await sql`vacuum full feuilleton.deliveries`.execute(stand.db)
    const packedDeliveryBytes = await bytesOf(stand.db, LEDGER)
    return { measured, bytes, packedDeliveryBytes, redisPeakMb: await redisPeakMb(stand) }
  } finally {
    await stand.close()
  }
}

async function addConsents(db: Database): Promise<void> {
  await sql`
    insert into feuilleton.consents (enrolment_id, event, at, ip)
    select id, 'confirmed', joined_at, '192.0.2.7' from feuilleton.enrolments`.execute(db)
}

/** With indexes, for each enrolment: there is one delivery of each. */
async function bytesOf(db: Database, tables: readonly string[]): Promise<number> {
  const query = sql<{ bytes: number }>`
    select (select sum(pg_total_relation_size(('feuilleton.' || name)::regclass)) from unnest(${tables}::text[]) name)::float8
      / (select count(*) from feuilleton.enrolments) as bytes`
  return (await oneRow(db, query)).bytes
}

async function redisPeakMb({ redis }: Stand): Promise<number> {
  if (!redis) return 0
  const client = new Redis(redis.settings)
  const memory = await client.info('memory')
  client.disconnect()
  return Number(/^used_memory_peak:(\d+)/m.exec(memory)?.[1]) / 2 ** 20
}
