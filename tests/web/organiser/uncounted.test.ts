import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pauseCohort } from '../../../src/actions/cohorts/pause-cohort.ts'
import { pauseDomain } from '../../../src/store/domain-pauses.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'
import { troubledCohort } from '../../support/troubled-cohort.ts'

/** More than a page counts. */
const MORE = 10_001

let database: TestDatabase
let stage: Awaited<ReturnType<typeof troubledCohort>>
let ana: Browser

const today = async () => words((await ana.get('/o')).text)

beforeAll(async () => {
  database = await testDatabase({ isNew: true })
  stage = await troubledCohort(database.db)
  ana = await organiserPages({ db: database.db, clock: stage.clock }).as('organiser')
  await addDue(MORE)
})
afterAll(() => database.close())

/** So many letters that are due, to as many people, every tenth of them at asso.example. */
async function addDue(n: number): Promise<void> {
  await sql`
    with known as (select e.*, d.dispatch_id, d.letter, d.next_at, d.expires_at from feuilleton.enrolments e
      join feuilleton.deliveries d on d.enrolment_id = e.id order by e.id limit 1),
    people as (
      insert into feuilleton.subscribers (address, address_key, created_at)
      select address, address, now() from generate_series(1, ${n}::int) n,
        lateral (select 'n' || n || case n % 10 when 0 then '@asso.example' else '@example.org' end as address) made
      returning id
    ), enrolled as (
      insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
      select k.cohort_id, p.id, k.track_id, k.joined_at, 'fr' from people p, known k returning id
    )
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, state, next_at, expires_at)
    select k.dispatch_id, e.id, 'lesson', k.letter, 'due', k.next_at, k.expires_at from enrolled e, known k`.execute(
    database.db,
  )
}

/** Rows of subscribers that were found by an index so far, or read whole. */
async function subscribersRead(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(database.db)
  const query = sql<{ n: number }>`
    select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as n from pg_stat_user_tables where relname = 'subscribers'`
  return (await query.execute(database.db)).rows[0]!.n
}

describe('where there are more than a page counts', () => {
  it('Today says so of letters that wait: under way, in a paused cohort and for a paused domain', async () => {
    const { cohort, clock } = stage
    expect(await today()).toContain('More than 10,000 letters are due and wait for the relay')
    const pause = { cohort, reason: 'une erreur', by: { name: 'Luc' }, now: clock.now() }
    await pauseCohort(database.db, pause)
    const reason = '450 4.7.1 too many'
    await pauseDomain(database.db, {
      ...{ cohortId: cohort.id, domain: 'asso.example', why: 'policy', reason },
      ...{ now: clock.now(), nextTryAt: clock.now() },
    })
    const page = await today()
    expect(page).toMatch(/letters of Essai are paused .*More than 10,000 letters are waiting/)
    expect(page).toMatch(/asso\.example refuses the letters .*More than 990 letters are waiting/)
  })

  it('a page of those that wait reads about as many people as it shows', async () => {
    for (const query of ['', '?domain=asso.example']) {
      const before = await subscribersRead()
      const { text } = await ana.get(`/o/cohorts/mars/waiting${query}`)
      expect(text.match(/href="\/o\/people\/\d+"/g)).toHaveLength(50)
      expect((await subscribersRead()) - before).toBeLessThan(1_000)
    }
  })
  it('an import that is taken back says of how many people it knows who stays, and all where nobody does', async () => {
    await sql`
      with added as (
        insert into feuilleton.imports (cohort_id, author, at, state, basis, people, done, enrolled)
        select id, 'Ana', now(), 'done', 'Yes.', 10101, 10101, 10101 from feuilleton.cohorts returning id
      ) update feuilleton.enrolments set import_id = added.id from added`.execute(database.db)
    const undo = async () => words((await ana.get('/o/cohorts/mars/import/1/undo')).text)
    expect(await undo()).toMatch(/10,101 people are taken out of Essai.*Take 10,101 people out/)
    await stage.end('submitted', { from: 1, to: 3 })
    expect(await undo()).toMatch(
      /10,101 people came by this list.*Of the first 10,000: 3 people stay:.*reader-1@example.org.*Take out those who can be/,
    )
  })
})
