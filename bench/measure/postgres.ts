import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, oneRow } from '../../src/store/database.ts'
import { embeddedHome } from '../../src/store/embedded-home.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'

/**
 * A PostgreSQL for a measurement, which ends with this process. `folder` holds nothing else, so a service may have it
 * as its VAR_DIR.
 */
export type ScratchPostgres = { folder: string; url: string; pid: number; remove(): Promise<void> }

export async function scratchPostgres({ durable }: { durable: boolean }): Promise<ScratchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
  chmodSync(folder, 0o711) // root hands PostgreSQL to another user, who has to pass through
  const directory = join(folder, 'postgres')
  const end = () => {
    if (existsSync(pidFile(directory))) process.kill(postmasterPid(directory), 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: RETRIES }) // it may still be writing
  }
  process.once('exit', end)
  const { url } = await startEmbeddedPostgres({ directory, durable })
  return {
    folder,
    url,
    pid: postmasterPid(directory),
    async remove() {
      process.off('exit', end)
      await removeEmbeddedPostgres(directory)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const RETRIES = 10

/** The process that all others of the PostgreSQL of a folder come from. */
export function postmasterPid(directory: string): number {
  return Number(readFileSync(pidFile(directory), 'utf8').split('\n')[0])
}

function pidFile(directory: string): string {
  return join(embeddedHome(directory).directory, 'data', 'postmaster.pid')
}

/** How many transactions have written so far, and how many bytes of WAL. */
export type Written = { transactions: number; walBytes: number }

/**
 * Counted by their ids and by the position in the WAL: the statistics of PostgreSQL come seconds later. Whole numbers of
 * 64 bits that a double holds for years.
 */
export function writtenSoFar(db: Database): Promise<Written> {
  return oneRow(
    db,
    sql<Written>`
      select pg_snapshot_xmax(pg_current_snapshot())::text::float8 as transactions,
        pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal_bytes`,
  )
}
