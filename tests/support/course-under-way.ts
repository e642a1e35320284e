import { leave } from '../../src/actions/enrolments/leave.ts'
import { register } from '../../src/actions/events/register.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import type { Edition } from '../../src/domain/edition.ts'
import type { Role } from '../../src/domain/rights.ts'
import { play } from '../../src/rehearsal/play.ts'
import type { VirtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'
import { addOrganiser, markJoined } from '../../src/store/organisers.ts'
import { openCourse } from './course.ts'
import { realEdition } from './real-programme.ts'
import { startSink } from './smtp-sink.ts'

const NAMES = `amina bastien chloe driss elise farid gaelle hugo ines jules karima leo maya nadir
  odile pierre quentin rosa samir tess ulysse violette walid yasmine`.split(/\s+/)
const JOINED = '2027-02-20T10:00:00Z'

/**
 * The real programme for 24 people since 1 March 2027, played up to an instant: Camille owns the installation and Luc
 * looks on, one address bounces, five people are registered for the webinar, one has left.
 */
export async function courseUnderWay(
  db: Database,
  until: Date,
): Promise<{ clock: VirtualClock; cohort: Cohort; edition: Edition }> {
  await joinedBefore(db, 'Camille', 'owner')
  await joinedBefore(db, 'Luc', 'observer')
  const edition = await realEdition()
  const relay = await startSink((verb, recipient) =>
    verb === 'rcpt' && recipient.startsWith('driss@') ? '550 5.1.1 User unknown' : undefined,
  )
  const course = await openCourse({
    ...{ db, edition, port: relay.port, slug: 'mars', dayOne: '2027-03-01', joined: JOINED },
    people: NAMES.map((name) => `${name}@example.org`),
  })
  const { clock, cohort } = course
  await play({ ...course.deliverer, clock }, { until })
  clock.set(until)
  for (const enrolmentId of [1, 2, 3, 5, 8]) await register(db, { enrolmentId, event: 'webinaire' }, clock)
  await leave(db, { enrolmentId: 7, scope: 'course', how: 'page', ip: undefined }, clock)
  course.close()
  await relay.close()
  return { clock, cohort, edition }
}

async function joinedBefore(db: Database, name: string, role: Role): Promise<void> {
  const address = `${name.toLowerCase()}@association.example` as Address
  const { id } = await addOrganiser(db, { address, name, role, mayExport: true }, new Date(JOINED))
  await markJoined(db, id, new Date(JOINED))
}
