import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { readConfig } from '../src/config.ts'
import { pagesOf } from '../src/site.ts'
import { openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { courseUnderWay } from '../tests/support/course-under-way.ts'
import { IMPORTED } from '../tests/support/imported.ts'
import { ROOT } from '../tests/support/real-programme.ts'
import { served } from '../tests/support/served.ts'

const NOW = new Date('2027-03-15T12:00:00Z')

export type Example = { url: string; stop(): Promise<void> }

/** The pages of an association on the 14th day of its course, on a clock that stands still. Whoever comes is its owner. */
export async function exampleInstallation(): Promise<Example> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-example-'))
  const directory = join(folder, 'postgres')
  const { url } = await startEmbeddedPostgres({ directory, durable: false })
  const onError = (error: Error) => console.error(error.message)
  const db = openDatabase(url, { connections: 4, onError })
  await migrate(db)
  const { clock, edition } = await courseUnderWay(db, NOW)
  await scheduleCohort(db, { edition, slug: 'avril', dayOne: '2027-04-05', signUp: 'open' }, NOW)
  const { keys } = IMPORTED
  const publicUrl = 'https://cours.example'
  const config = { ...readConfig({ PUBLIC_URL: publicUrl }), root: ROOT }
  const parts = {
    db,
    clock,
    keys,
    config,
    publicUrl,
    outbox: undefined,
    post: undefined,
    isDemo: true,
    onError,
  }
  const server = await served(pagesOf(parts))
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await db.destroy()
      await removeEmbeddedPostgres(directory)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
