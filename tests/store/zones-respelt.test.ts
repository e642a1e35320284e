import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import { readZone } from '../../src/domain/zones.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { inTransaction } from '../../src/store/database.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const STEP = new URL('../../src/store/migrations/0028-zones-respelt.sql', import.meta.url)
const LESSONS = 3
/** Of the same instants as Paris: until it is renamed, its track stands for another spelling. */
const TWINS = ['Europe/Brussels', 'Europe/Luxembourg'] as const
const PEOPLE = [
  ['ana', undefined],
  ['luc', TWINS[0]],
  ['maya', TWINS[1]],
  ['zoe', 'America/New_York'],
] as const

let database: TestDatabase
let clock: VirtualClock

beforeEach(async () => {
  database = await testDatabase()
  clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
  const edition = courseEdition(LESSONS)
  const cohort = await scheduleCohort(database.db, { edition, dayOne: '2027-03-01' }, clock.now())
  const people = PEOPLE.map(([name, zone]) => ({
    address: `${name}@example.org` as Address,
    ...(zone && { zone }),
  }))
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
})

afterEach(() => database.close())

/** As it was before zones had one spelling. */
async function misspell(): Promise<void> {
  for (const [zone, written] of [
    [TWINS[0], 'europe/paris'],
    [TWINS[1], 'EUROPE/Paris'],
    ['America/New_York', 'us/eastern'],
  ] as const)
    await sql`update feuilleton.tracks set zone = ${written} where zone = ${zone}`.execute(database.db)
}

const respell = () => inTransaction(database.db, (tx) => sql.raw(readFileSync(STEP, 'utf8')).execute(tx))

const zones = async () =>
  (
    await sql<{ zone: string }>`select zone from feuilleton.tracks order by zone`.execute(database.db)
  ).rows.map(({ zone }) => zone)

async function playTo(day: number): Promise<void> {
  clock.set(new Date(`2027-03-0${day}T20:00:00Z`))
  await tick(database.db, clock.now(), async () => undefined)
}

/** Each person with the lessons in the ledger, as `ana jour-01`. */
async function lessons(): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select split_part(s.address, '@', 1) || ' ' || d.letter as told
    from feuilleton.deliveries d join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    order by 1`.execute(database.db)
  return rows.map(({ told }) => told)
}

const ALL = PEOPLE.flatMap(([name]) =>
  Array.from({ length: LESSONS }, (_, day) => `${name} jour-0${day + 1}`),
).toSorted()

describe('the step that spells zones as they are kept since', () => {
  it.each([1, 2, 4])(
    'merges the tracks of one zone, and everybody has each lesson once, from day %i on',
    async (day) => {
      await playTo(day)
      await misspell()
      await respell()
      expect(await zones()).toEqual(['America/New_York', 'Europe/Paris'])
      await playTo(LESSONS + 1)
      expect(await lessons()).toEqual(ALL)
      await sql`update feuilleton.deliveries set state = 'submitted', reply = '250 ok', bodies = 1`.execute(
        database.db,
      )
      await expectCleanAudit(database.db, clock)
    },
  )

  it('counts anew what a dispatch with more people came to', async () => {
    await playTo(1)
    const settled = sql`update feuilleton.deliveries set state = 'submitted', reply = '250 ok', bodies = 1, settled_at = ${clock.now()}`
    await settled.execute(database.db)
    clock.set(new Date('2027-03-02T01:00:00Z'))
    await tick(database.db, clock.now(), async () => undefined)
    await misspell()
    await respell()
    await tick(database.db, clock.now(), async () => undefined)
    const { rows } = await sql<{ outcomes: object }>`
      select outcomes from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where t.zone = 'Europe/Paris' and i.letter = 'jour-01'`.execute(database.db)
    expect(rows).toEqual([{ outcomes: { submitted: 3 } }])
  })

  it('leaves tracks apart whose letters do not agree, and they go on', async () => {
    await playTo(1)
    await misspell()
    await sql`
      update feuilleton.dispatches set state = 'planned' where letter = 'jour-01'
        and track_id = (select id from feuilleton.tracks where zone = 'europe/paris')`.execute(database.db)
    await respell()
    expect(await zones()).toEqual(['America/New_York', 'Europe/Paris', 'europe/paris'])
    await playTo(LESSONS + 1)
    expect(await lessons()).toEqual(ALL)
  })

  it('spells cohorts, summaries of organisers and choices that wait for their confirmation', async () => {
    await sql`update feuilleton.cohorts set zone = 'EUROPE/PARIS'`.execute(database.db)
    await sql`
      insert into feuilleton.requests (enrolment_id, kind, detail, requested_at, expires_at, language)
      values (1, 'confirmation', '{"dates": {"zone": "asia/kolkata", "at": "07:30"}}', now(), now(), 'fr')`.execute(
      database.db,
    )
    await sql`
      with o as (
        insert into feuilleton.organisers (address, address_key, name, role, may_export, invited_at)
        values ('o', 'o', 'Odile', 'owner', true, now()) returning id)
      insert into feuilleton.alert_choices (organiser_id, kinds, zone) select id, '{}', 'indian/REUNION' from o`.execute(
      database.db,
    )
    await respell()
    const { rows } = await sql`
      select c.zone, r.detail #>> '{dates,zone}' as chosen, a.zone as summary
      from feuilleton.cohorts c, feuilleton.requests r, feuilleton.alert_choices a`.execute(database.db)
    expect(rows).toEqual([{ zone: 'Europe/Paris', chosen: 'Asia/Calcutta', summary: 'Indian/Reunion' }])
  })

  it('knows every zone by the spelling under which it is kept', async () => {
    const names = await inTransaction(database.db, async (tx) => {
      await sql.raw(readFileSync(STEP, 'utf8')).execute(tx)
      return (await sql<{ written: string; zone: string }>`select * from zone_names`.execute(tx)).rows
    })
    expect(names.filter(({ written, zone }) => kept(written) !== zone)).toEqual([])
    const known = new Set(names.map(({ written }) => written))
    expect(
      Intl.supportedValuesOf('timeZone').filter((zone) => kept(zone) && !known.has(zone.toLowerCase())),
    ).toEqual([])
  })
})

function kept(written: string): string | undefined {
  const read = readZone(written)
  return read.ok ? read.zone : undefined
}
