import { sql } from 'kysely'
import { changeSettings } from '../../../src/actions/cohorts/change-settings.ts'
import { copyCohort } from '../../../src/actions/cohorts/copy-cohort.ts'
import { createCohort } from '../../../src/actions/cohorts/create-cohort.ts'
import { endCohort } from '../../../src/actions/cohorts/end-cohort.ts'
import { pauseCohort } from '../../../src/actions/cohorts/pause-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { changeEvent } from '../../../src/actions/events/change-event.ts'
import { register } from '../../../src/actions/events/register.ts'
import { tick } from '../../../src/delivery/tick.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import { type Edition, sealEdition } from '../../../src/domain/edition.ts'
import type { VirtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { setArchive } from '../../../src/store/archives.ts'
import type { Database } from '../../../src/store/database.ts'
import { keepDraftEdition } from '../../../src/store/editions.ts'
import { courseEdition } from '../course-edition.ts'
import { IMPORTED } from '../imported.ts'
import { ORGANISER as by } from '../organiser.ts'

type Stage = { db: Database; clock: VirtualClock; edition: Edition }

const DAY_MS = 86_400_000
/** The programmes of tests have stand-ins. */
const tried = { by, isTrial: true }

/** A cohort to come whose webinar is full, with a draft like it, and one each that is paused, over and cancelled. */
export async function addCohorts({ db, clock, edition }: Stage): Promise<{ april: Cohort; draft: Cohort }> {
  const now = clock.now()
  const april = await full({ db, clock, edition: withPlaces(edition, 2) })
  await changeSettings(
    db,
    { slug: 'mars', settings: { capacity: 60, archive: 'open' }, by: { name: 'Luc' } },
    now,
  )
  await paused(db, clock)
  await over(db, new Date('2027-01-04T08:00:00Z'))
  const short = { edition: courseEdition(3), dayOne: '2027-05-03', ...tried }
  await endCohort(
    db,
    { cohort: await createCohort(db, { ...short, slug: 'fevrier', name: 'Februarius' }, now), by },
    now,
  )
  await keepDraftEdition(db, edition, now)
  return { april, draft: await copyCohort(db, { slug: 'mars', edition, by }, now) }
}

function withPlaces({ programme, files }: Edition, capacity: number): Edition {
  const { webinaire } = programme.events
  return sealEdition(
    { ...programme, events: { ...programme.events, webinaire: { ...webinaire!, capacity } as never } },
    files,
  )
}

async function full({ db, clock, edition }: Stage): Promise<Cohort> {
  const wanted = { edition, slug: 'avril', dayOne: '2027-04-05', name: 'Aprilis', signUp: 'open' } as const
  const cohort = await createCohort(db, { ...wanted, ...tried, capacity: 40 }, clock.now())
  const ids = await enrolled(db, { cohort, edition, n: 4, clock })
  for (const enrolmentId of ids) await register(db, { enrolmentId, event: 'webinaire' }, clock)
  const moved = { moment: 'end', to: { date: '2027-05-28' } }
  await changeEvent(db, { by, cohort: 'avril', event: 'mooc', move: moved }, clock)
  return cohort
}

async function paused(db: Database, clock: VirtualClock): Promise<void> {
  const edition = courseEdition(3)
  const now = clock.now()
  const dayOne = now.toISOString().slice(0, 10)
  const before = { now: () => new Date(now.getTime() - 3 * DAY_MS) }
  const cohort = await createCohort(
    db,
    { edition, slug: 'paix', dayOne, name: 'Pax', ...tried },
    before.now(),
  )
  await enrolled(db, { cohort, edition, n: 3, clock: before })
  await pauseCohort(db, { cohort, reason: 'Quid novi?', by, now })
}

async function over(db: Database, first: Date): Promise<void> {
  const edition = courseEdition(3)
  const before = { now: () => new Date(first.getTime() - 10 * DAY_MS) }
  const wanted = { edition, slug: 'janvier', dayOne: '2027-01-04', name: 'Ianuarius', ...tried }
  const cohort = await createCohort(db, wanted, before.now())
  await enrolled(db, { cohort, edition, n: 2, clock: before })
  for (const day of [0, 1, 2]) {
    const at = new Date(first.getTime() + day * DAY_MS)
    await tick(db, at, async () => undefined)
    await sql`
      update feuilleton.deliveries set state = 'submitted', reply = '250 ok', bytes_hash = 'x', settled_at = ${at}
      where state = 'due'`.execute(db)
  }
  await setArchive(db, cohort.id, 'open')
}

/** Enrols people with addresses of this cohort's own; returns the ids of their enrolments. */
async function enrolled(
  db: Database,
  {
    cohort,
    edition,
    n,
    clock,
  }: { cohort: Cohort; edition: Edition; n: number; clock: Pick<VirtualClock, 'now'> },
): Promise<number[]> {
  const people = Array.from({ length: n }, (_, i) => ({
    address: `${cohort.slug}-${i}@example.org` as Address,
  }))
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
  const query = sql<{
    id: number
  }>`select id from feuilleton.enrolments where cohort_id = ${cohort.id} order by id`
  return (await query.execute(db)).rows.map(({ id }) => id)
}
