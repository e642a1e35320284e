import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { register } from '../../src/actions/events/register.ts'
import { readConfig } from '../../src/config.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { startCatcher } from '../../src/mail/catcher.ts'
import { openOutbox } from '../../src/mail/outbox.ts'
import { play } from '../../src/rehearsal/play.ts'
import { pagesOf } from '../../src/site.ts'
import { setArchive } from '../../src/store/archives.ts'
import { openCourse } from './course.ts'
import { testDatabase } from './database.ts'
import { IMPORTED } from './imported.ts'
import { ledgerRows } from './ledger-rows.ts'
import { oneOffsOf } from './one-off.ts'
import { partsPage } from './parts-page.ts'
import { PROGRAMME, realEdition } from './real-programme.ts'
import { served } from './served.ts'

const { keys } = IMPORTED
const PUBLIC_URL = 'https://cours.example'

/**
 * Every page of the service behind a server of this machine, on the 14th day of the real programme: one person follows
 * it, another has left, and a second cohort is open. `paths` has a page of each kind, and one of parts.
 */
export async function wholeSite(): Promise<{ url: string; paths: string[]; stop(): Promise<void> }> {
  const [database, directory] = [await testDatabase(), await mkdtemp(join(tmpdir(), 'whole-site-'))]
  const outbox = openOutbox(directory)
  const catcher = await startCatcher((mail) => outbox.keep(mail, course.clock.now()))
  const { db } = database
  const edition = await realEdition()
  const course = await openCourse({
    ...{
      db,
      edition,
      port: catcher.port,
      slug: 'mars',
      dayOne: '2027-03-01',
      joined: '2027-02-20T10:00:00Z',
    },
    people: ['ana@example.org', 'luc@example.org'],
  })
  const until = new Date('2027-03-15T12:00:00Z')
  await play({ ...course.deliverer, clock: course.clock }, { until })
  course.clock.set(until)
  await scheduleCohort(db, { edition, slug: 'avril', dayOne: '2027-04-05', signUp: 'open' }, until)
  await setArchive(db, course.cohort.id, 'open')
  await oneOffsOf(db, course, edition).sent({
    words: { body: '## Pardon\n\nLe bon lien est [là]({{ me_url }}).' },
  })
  course.clock.set(new Date(until.getTime() + 2 * 60_000))
  await course.run()
  const { id: oneOff } = (await ledgerRows(db)).findLast(({ letter }) => letter === 'one-off.1') ?? { id: 0 }
  await register(db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
  await leave(db, { enrolmentId: 2, scope: 'course', how: 'page', ip: undefined }, course.clock)
  const config = readConfig({ PUBLIC_URL })
  const site = pagesOf({
    db,
    clock: course.clock,
    keys,
    config,
    publicUrl: PUBLIC_URL,
    outbox,
    post: undefined,
    onError: () => undefined,
  })
  const server = await served(new Hono().route('/parts', partsPage()).route('/', site))
  const [letter] = (await outbox.list({ page: 1, size: 1 })).mails
  return {
    url: server.url,
    paths: [...READER_PATHS, `/read/${makeToken(keys, 'read', oneOff)}`, '/outbox', `/outbox/${letter?.id}`],
    async stop() {
      await server.stop()
      course.close()
      await catcher.close()
      await database.close()
      await rm(directory, { recursive: true })
    },
  }
}

const me = `/me/${makeToken(keys, 'me', 1)}`

const READER_PATHS = [
  `/p/${PROGRAMME}`,
  `/p/${PROGRAMME}/join`,
  `/p/${PROGRAMME}/join/sent`,
  '/e/mars/webinaire',
  me,
  `${me}/events/webinaire`,
  `${me}/events/mooc`,
  `${me}/data`,
  `${me}/erase`,
  `${me}/certificate`,
  `/read/${makeToken(keys, 'read', 1)}`,
  `/u/${makeToken(keys, 'unsubscribe', 1)}`,
  `/u/${makeToken(keys, 'unsubscribe', 2)}`,
  '/c/mars',
  '/c/mars/one-off.1',
  '/link',
  '/help',
  '/privacy',
  '/parts',
  '/me/nowhere',
]
