import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, oneRow } from '../../src/store/database.ts'
import { embeddedHome } from '../../src/store/embedded-home.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'

/**
 * A PostgreSQL for a measurement, which ends with this process. `folder` holds nothing else, so a service may have it as its
 * VAR_DIR.
 */
export type ScratchPostgres = { folder: string; url: string; pid: number; remove(): Promise<void> }

export async function scratchPostgres({ durable }: { durable: boolean }): Promise<ScratchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
  chmodSync(folder, 0o711) // root hands PostgreSQL to another user, who has to pass through
  const directory = join(folder, 'postgres')
  const { url } = await startEmbeddedPostgres({ directory, durable })
  const pid = postmasterPid(directory)
  const end = () => void process.kill(pid, 'SIGQUIT')
  process.once('exit', end)
  return {
    folder,
    url,
    pid,
    async remove() {
      process.off('exit', end)
      await removeEmbeddedPostgres(directory)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The process that all others of the PostgreSQL of a folder come from. */
export function postmasterPid(directory: string): number {
  const file = join(embeddedHome(directory).directory, 'data', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
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
