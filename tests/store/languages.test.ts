import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { keepEdition } from '../../src/store/editions.ts'
import { migrate } from '../../src/store/migrate.ts'
import { bringToStep } from '../support/at-step.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const NOW = new Date('2027-03-01T06:30:00Z')
const LATER = new Date('2027-03-01T23:00:00Z')

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase({ isEmpty: true })
})

afterEach(() => database.close())

/** A cohort with one track, whose number is that of its programme's place. */
async function addCohort(db: Database, slug: string, language: string): Promise<void> {
  const edition = courseEdition(2, { schedule: { programme: slug, language } })
  await keepEdition(db, edition, NOW)
  await sql`
    with c as (
      insert into feuilleton.cohorts (slug, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, created_at)
      values (${slug}, ${slug}, ${edition.hash}, 'fixed', '2027-03-01', 'Europe/Paris', '07:30',
        ${JSON.stringify(edition.programme.calendar)}::jsonb, 'next-lesson', ${NOW}) returning id)
    insert into feuilleton.tracks (cohort_id, day_one, zone, at_time)
    select id, '2027-03-01', 'Europe/Paris', '07:30' from c`.execute(db)
}

/** Somebody in a cohort, in French as everybody was, with the lines of their proof of consent. */
async function addReader(db: Database, name: string, cohort: number, lines: readonly string[]) {
  await sql`
    insert into feuilleton.subscribers (address, address_key, created_at) values (${name}, ${name}, ${NOW})
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at)
    select ${cohort}, id, ${cohort}, ${NOW} from feuilleton.subscribers where address = ${name} returning id`.execute(
    db,
  )
  for (const line of lines) {
    await sql`insert into feuilleton.consents (enrolment_id, event, at) values (${rows[0]!.id}, ${line}, ${NOW})`.execute(
      db,
    )
  }
  return rows[0]!.id
}

async function languages(db: Database): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select s.address || ' ' || e.cohort_id || ' ' || e.language as told
    from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id order by e.id`.execute(
    db,
  )
  return rows.map(({ told }) => told)
}

describe('the step that gives readers the language of their programme', () => {
  it('corrects those for whom nobody chose one, and nobody else', async () => {
    const { db } = database
    await bringToStep(db, 7)
    await addCohort(db, 'english', 'en')
    await addCohort(db, 'francais', 'fr')
    await addReader(db, 'imported', 1, ['imported'])
    await addReader(db, 'imported', 2, ['imported'])
    await addReader(db, 'from-before-consents', 1, [])
    await addReader(db, 'chose-french', 1, ['asked', 'confirmed'])
    await addReader(db, 'chose-then-imported', 1, ['asked', 'confirmed', 'left', 'imported'])
    await addReader(db, 'switched', 1, ['imported', 'left', 'confirmed'])
    await addReader(db, 'chose-elsewhere', 2, ['asked', 'confirmed', 'left'])
    await addReader(db, 'chose-elsewhere', 1, ['confirmed'])
    await migrate(db)
    expect(await languages(db)).toEqual([
      'imported 1 en',
      'imported 2 fr',
      'from-before-consents 1 en',
      'chose-french 1 fr',
      'chose-then-imported 1 fr',
      'switched 1 en',
      'chose-elsewhere 2 fr',
      'chose-elsewhere 1 fr',
    ])
  })

  it('lets nothing be in French because nobody said otherwise', async () => {
    await migrate(database.db)
    const { rows } = await sql<{ where: string }>`
      select table_name || '.' || column_name as where from information_schema.columns
      where table_schema = 'feuilleton' and column_default like '%''fr''%' and is_generated = 'NEVER'`.execute(
      database.db,
    )
    expect(rows).toEqual([])
  })
})

describe('letters whose first try was before the step that gives them other addresses', () => {
  it('are written anew where the relay has surely not taken them, and wait for a decision elsewhere', async () => {
    const { db } = database
    await bringToStep(db, 7)
    await addCohort(db, 'english', 'en')
    await sql`
      insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at, state)
      values (1, 'jour-01', 1, ${NOW}, ${LATER}, 'closed')`.execute(db)
    const states = [
      { state: 'due', bodies: 0, resends: 0 },
      { state: 'claimed', bodies: 0, resends: 0 },
      { state: 'due', bodies: 1, resends: 1 },
      { state: 'unknown', bodies: 1, resends: 0 },
    ]
    for (const [index, { state, bodies, resends }] of states.entries()) {
      const enrolment = await addReader(db, `reader-${index}`, 1, [])
      await sql`
        insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, state, bodies, resends, bytes_hash, next_at, expires_at)
        values (1, ${enrolment}, 'jour-01', ${state}, ${bodies}, ${resends}, 'older', ${NOW}, ${LATER})`.execute(
        db,
      )
    }
    await migrate(db)
    const { rows } = await sql<{ hash: string | null }>`
      select bytes_hash as hash from feuilleton.deliveries order by id`.execute(db)
    expect(rows.map(({ hash }) => hash)).toEqual([null, null, 'older', 'older'])
  })
})
