import pg from 'pg'

/** Of the advisory locks that workers hold; the second number of each is the worker's own. */
export const WORKER_LOCKS = 1_836_412_513

/** By this name PostgreSQL knows the session that each worker keeps for as long as it lives. */
export const WORKER_SESSION = 'feuilleton-worker'

/** The slot of one process among those that claim. */
export type WorkerSlot = {
  id: number
  /** What its claims are marked with: host, its number and its process. */
  name: string
  /** Gives the slot up; claims that are left behind are anybody's from then on. */
  leave(): Promise<void>
}

type Self = { host: string; pid: number; now: Date; onError: (error: Error) => void }
type Seat = { id: number; name: string; startedAt: Date }

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000

/**
 * Takes a slot among the workers of a database, on a connection of its own that lives as long as this process: with it
 * ends the lock that says that its claims are those of the living. A connection that breaks is replaced; claims that
 * others took for lost meanwhile are lost by their fences, and nothing leaves twice.
 */
export async function takeWorkerSlot(url: string, { host, pid, now, onError }: Self): Promise<WorkerSlot> {
  let session = await connect(url, onError)
  const { rows } = await session.query("select nextval('feuilleton.workers_id_seq')::int as id")
  const id: number = rows[0].id
  const seat = { id, name: `${host}/${id}:${pid}`, startedAt: now }
  let isLeft = false
  let timer: NodeJS.Timeout | undefined
  let coming: Promise<void> | undefined

  function comeBack(pause: number): void {
    if (isLeft) return
    timer = setTimeout(() => {
      coming = sitAgain(pause)
    }, pause)
  }

  async function sitAgain(pause: number): Promise<void> {
    try {
      session = await sit(await connect(url, onError), seat)
      session.once('end', () => comeBack(FIRST_PAUSE_MS))
    } catch (error) {
      onError(error as Error)
      comeBack(Math.min(pause * 2, LONGEST_PAUSE_MS))
    }
  }

  await sit(session, seat)
  session.once('end', () => comeBack(FIRST_PAUSE_MS))
  return {
    ...seat,
    async leave() {
      isLeft = true
      clearTimeout(timer)
      await coming // or it would hold its lock for as long as this process lives
      await stand(session, seat).catch(onError)
    },
  }
}

async function connect(connectionString: string, onError: (error: Error) => void): Promise<pg.Client> {
  const session = new pg.Client({
    connectionString,
    application_name: WORKER_SESSION,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  session.on('error', onError)
  await session.connect()
  return session
}

/**
 * Locked before it is written down: a worker that can be seen is alive. The lock is not waited for: PostgreSQL may not
 * have noticed yet that the connection before is gone.
 */
async function sit(session: pg.Client, { id, name, startedAt }: Seat): Promise<pg.Client> {
  try {
    const { rows } = await session.query('select pg_try_advisory_lock($1, $2) as ours', [WORKER_LOCKS, id])
    if (!rows[0].ours) throw new Error(`the lock of worker ${name} is still held by its last connection`)
    await session.query(
      `insert into feuilleton.workers (id, name, started_at) overriding system value values ($1, $2, $3)
       on conflict (id) do nothing`,
      [id, name, startedAt],
    )
    return session
  } catch (error) {
    await session.end()
    throw error
  }
}

/** A worker that left claims behind stays written down, so that they are found. */
async function stand(session: pg.Client, { id, name }: Seat): Promise<void> {
  try {
    await session.query(
      `delete from feuilleton.workers where id = $1 and not exists (
         select from feuilleton.deliveries where state = 'claimed' and claimed_by = $2)`,
      [id, name],
    )
  } finally {
    await session.end()
  }
}
