import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { leave } from '../src/actions/enrolments/leave.ts'
import { register } from '../src/actions/events/register.ts'
import { readConfig } from '../src/config.ts'
import type { Address } from '../src/domain/address.ts'
import type { Role } from '../src/domain/rights.ts'
import { play } from '../src/rehearsal/play.ts'
import type { VirtualClock } from '../src/rehearsal/virtual-clock.ts'
import { pagesOf } from '../src/site.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { addOrganiser, markJoined } from '../src/store/organisers.ts'
import { openCourse } from '../tests/support/course.ts'
import { IMPORTED } from '../tests/support/imported.ts'
import { ROOT, realEdition } from '../tests/support/real-programme.ts'
import { served } from '../tests/support/served.ts'
import { startSink } from '../tests/support/smtp-sink.ts'

const NAMES = `amina bastien chloe driss elise farid gaelle hugo ines jules karima leo maya nadir
  odile pierre quentin rosa samir tess ulysse violette walid yasmine`.split(/\s+/)
const [JOINED, NOW] = ['2027-02-20T10:00:00Z', '2027-03-15T12:00:00Z']

export type Example = { url: string; stop(): Promise<void> }

/** The pages of an association on the 14th day of its course, on a clock that stands still. Whoever comes is its owner. */
export async function exampleInstallation(): Promise<Example> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-example-'))
  const directory = join(folder, 'postgres')
  const { url } = await startEmbeddedPostgres({ directory, durable: false })
  const onError = (error: Error) => console.error(error.message)
  const db = openDatabase(url, { connections: 4, onError })
  await migrate(db)
  const clock = await fourteenDays(db)
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

/** A cohort under way with one address that bounces and one person who has left, and the next cohort. */
async function fourteenDays(db: Database): Promise<VirtualClock> {
  await joined(db, 'Camille', 'owner')
  await joined(db, 'Luc', 'observer')
  const edition = await realEdition()
  const relay = await startSink((verb, recipient) =>
    verb === 'rcpt' && recipient.startsWith('driss@') ? '550 5.1.1 User unknown' : undefined,
  )
  const course = await openCourse({
    ...{ db, edition, port: relay.port, slug: 'mars', dayOne: '2027-03-01', joined: JOINED },
    people: NAMES.map((name) => `${name}@example.org`),
  })
  const { clock } = course
  await play({ ...course.deliverer, clock }, { until: new Date(NOW) })
  clock.set(new Date(NOW))
  for (const enrolmentId of [1, 2, 3, 5, 8]) await register(db, { enrolmentId, event: 'webinaire' }, clock)
  await leave(db, { enrolmentId: 7, scope: 'course', how: 'page', ip: undefined }, clock)
  await scheduleCohort(db, { edition, slug: 'avril', dayOne: '2027-04-05', signUp: 'open' }, clock.now())
  course.close()
  await relay.close()
  return clock
}

async function joined(db: Database, name: string, role: Role): Promise<void> {
  const address = `${name.toLowerCase()}@association.example` as Address
  const { id } = await addOrganiser(db, { address, name, role, mayExport: true }, new Date(JOINED))
  await markJoined(db, id, new Date(JOINED))
}
