import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { confirmSignUp } from '../../src/actions/enrolments/confirm-sign-up.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import { consentsOf } from '../../src/store/consents.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { openToSignUp, peopleRows, requestRows } from '../support/sign-up.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const DAY = 24 * 60 * 60_000
const ANA = 'ana@example.org'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

const kinds = async () => (await requestRows(database.db)).map(({ kind, address }) => `${kind} ${address}`)

async function joinedAlready(course: Awaited<ReturnType<typeof openToSignUp>>, address = ANA): Promise<void> {
  const { cohort, programme, clock } = course
  const people = [{ address: address as Address }]
  await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
}

const trackCounts = async () =>
  (
    await sql<{ tracks: number; dispatches: number }>`
      select (select count(*) from feuilleton.tracks) as tracks,
        (select count(*) from feuilleton.dispatches) as dispatches`.execute(database.db)
  ).rows[0]

const enrolmentId = async () =>
  (await sql<{ id: number }>`select id from feuilleton.enrolments`.execute(database.db)).rows[0]!.id

describe('somebody who signs up', () => {
  it('waits for the confirmation, in the track of their zone and hour, and has its letter in the ledger', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    expect(await ask('Ana@Example.org', { zone: 'Asia/Colombo', at: '12:30' })).toEqual({ kind: 'taken' })
    const [request, ...more] = await requestRows(database.db)
    expect(request).toMatchObject({ kind: 'confirmation', address: 'Ana@example.org', state: 'pending' })
    expect(request!.track).toBe('2027-03-01 Asia/Colombo 12:30')
    expect(more).toEqual([])
    const { rows } = await sql`
      select d.letter, d.state, d.asked, d.next_at, d.expires_at, r.expires_at as until, e.joined_at
      from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.requests r on r.enrolment_id = e.id`.execute(database.db)
    const week = new Date(clock.now().getTime() + 7 * DAY)
    const letter = { letter: `confirmation.${request!.id}`, state: 'due', asked: true, joinedAt: null }
    expect(rows).toEqual([{ ...letter, nextAt: clock.now(), expiresAt: week, until: week }])
  })

  it('adds no track and no dispatch before the confirmation, whatever is chosen', async () => {
    const { ask } = await openToSignUp(database.db)
    await ask('first@example.org')
    const before = await trackCounts()
    for (const zone of ['Asia/Colombo', 'america/lima', 'Indian/Reunion'])
      for (const at of ['07:30', '12:30', '18:00'])
        await ask(`${zone.slice(-4)}${at.slice(0, 2)}@example.org`, { zone, at })
    expect(await requestRows(database.db)).toHaveLength(10)
    expect(await trackCounts()).toEqual(before)
  })

  it('gets three letters a day in one mailbox, however its address is spelled', async () => {
    const { ask } = await openToSignUp(database.db)
    for (let tag = 0; tag < 6; tag++) await ask(`ana+${tag}@example.org`)
    for (const spelling of ['bo.b.x', 'b.obx', 'bobx+a', 'b.o.b.x', 'BOBX'])
      await ask(`${spelling}@gmail.com`)
    await ask('a.na@example.org')
    const asked = await requestRows(database.db)
    expect(asked.map(({ address }) => address)).toEqual([
      ...['ana+0@example.org', 'ana+1@example.org', 'ana+2@example.org'],
      ...['bo.b.x@gmail.com', 'b.obx@gmail.com', 'bobx+a@gmail.com'],
      'a.na@example.org',
    ])
  })

  it('has what was shown written down, word for word, with its hash', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    await ask(ANA, { language: 'en' })
    const [row, ...more] = await consentsOf(database.db, ANA)
    expect(row).toMatchObject({ event: 'asked', at: clock.now(), ip: '192.0.2.7', requestId: 1 })
    expect(row!.wording).toContain(
      'I agree to receive the letters of the course “Essai” by e-mail, sent by Essai.',
    )
    expect(row!.wordingHash).toBe(createHash('sha256').update(row!.wording!).digest('hex'))
    expect(more).toEqual([])
  })

  it('may do so again before confirming: each letter confirms its own choices, the first name that is known stays', async () => {
    const { ask } = await openToSignUp(database.db)
    await ask(ANA, { firstName: 'Ana', at: '07:30' })
    await ask('ANA@example.org', { firstName: 'Other', at: '18:00', language: 'en' })
    expect(await requestRows(database.db)).toMatchObject([
      { kind: 'confirmation', state: 'pending', track: '2027-03-01 Europe/Paris 07:30' },
      { kind: 'confirmation', state: 'pending', track: '2027-03-01 Europe/Paris 18:00' },
    ])
    const { rows } = await sql`
      select s.first_name, e.language from feuilleton.enrolments e
      join feuilleton.subscribers s on s.id = e.subscriber_id`.execute(database.db)
    expect(rows).toEqual([{ firstName: 'Ana', language: 'en' }])
  })

  it('is told that they are enrolled already when they are, and nothing of theirs changes', async () => {
    const course = await openToSignUp(database.db)
    await joinedAlready(course)
    await course.ask(ANA, { at: '18:00', language: 'en' })
    expect(await requestRows(database.db)).toMatchObject([
      { kind: 'already', state: 'active', track: '2027-03-01 Europe/Paris 07:30' },
    ])
    await sql`update feuilleton.enrolments set state = 'paused'`.execute(database.db)
    await course.ask(ANA)
    expect(await requestRows(database.db)).toMatchObject([{ state: 'paused' }, { kind: 'already' }])
  })

  it('may come back after leaving, by a confirmation', async () => {
    const course = await openToSignUp(database.db)
    await joinedAlready(course)
    await unsubscribe(database.db, await enrolmentId(), course.clock)
    await course.ask(ANA, { at: '12:30' })
    expect(await requestRows(database.db)).toMatchObject([
      { kind: 'confirmation', state: 'pending', track: '2027-03-01 Europe/Paris 12:30' },
    ])
    const { rows } = await sql`select joined_at, left_at from feuilleton.enrolments`.execute(database.db)
    expect(rows).toEqual([{ joinedAt: null, leftAt: null }])
  })

  it('is refused, and nothing is written, when a field is wrong', async () => {
    const { ask } = await openToSignUp(database.db)
    const before = await peopleRows(database.db)
    const wrong = { kind: 'wrong' }
    expect(await ask('ana@')).toEqual({ ...wrong, faults: { address: { kind: 'wrong' } } })
    expect(await ask(' ', { zone: 'Mars/Olympus', at: '09:00', firstName: 'www.example.org' })).toEqual({
      ...wrong,
      faults: { address: { kind: 'missing' }, firstName: 'wrong', zone: 'wrong', at: 'wrong' },
    })
    for (const firstName of ['=1+1', 'a\nb', 'a'.repeat(101), 'https://x.example', 'x.example', 'a@b'])
      expect(await ask(ANA, { firstName })).toEqual({ ...wrong, faults: { firstName: 'wrong' } })
    expect(await peopleRows(database.db)).toEqual(before)
    expect(await ask(ANA, { firstName: 'Jean-Éric J.' })).toEqual({ kind: 'taken' })
  })

  it('is told when no lesson is left to come', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    clock.set(new Date('2027-03-03T06:30:00Z'))
    expect(await ask(ANA)).toEqual({ kind: 'over' })
    expect(await ask(ANA, { at: '18:00' })).toEqual({ kind: 'taken' })
  })

  it('has one hour to choose from where the programme names none: the cohort’s own', async () => {
    const { ask } = await openToSignUp(database.db, { schedule: { hours: undefined } })
    expect(await ask(ANA, { at: '12:30' })).toEqual({ kind: 'wrong', faults: { at: 'wrong' } })
    expect(await ask(ANA, { at: '07:30' })).toEqual({ kind: 'taken' })
  })
})

describe('an address', () => {
  it('gets three such letters a day at most, whoever asks, and then again the day after', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    for (const _ of [1, 2, 3]) expect(await ask(ANA)).toEqual({ kind: 'taken' })
    const before = await peopleRows(database.db)
    expect(await ask('ANA@example.org', { at: '18:00', firstName: 'Other' })).toEqual({ kind: 'taken' })
    expect(await peopleRows(database.db)).toEqual(before)
    await ask('bob@example.org')
    expect(await kinds()).toEqual([...Array(3).fill(`confirmation ${ANA}`), 'confirmation bob@example.org'])
    clock.set(new Date(clock.now().getTime() + DAY))
    await ask(ANA)
    expect(await kinds()).toHaveLength(5)
  })

  it('gets three even when ten ask at once', async () => {
    const { ask } = await openToSignUp(database.db)
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(ANA)))
    expect(answers).toEqual(Array(10).fill({ kind: 'taken' }))
    expect(await kinds()).toEqual(Array(3).fill(`confirmation ${ANA}`))
  })

  it('is counted over all cohorts', async () => {
    const first = await openToSignUp(database.db)
    const second = await openToSignUp(database.db, { slug: 'autre' })
    for (const _ of [1, 2]) for (const { ask } of [first, second]) await ask(ANA)
    expect(await kinds()).toHaveLength(3)
  })
})

describe('a lesson that was under way when its reader left', () => {
  it('is not handed over when somebody signs them up again and nobody has confirmed', async () => {
    const course = await openToSignUp(database.db)
    const { clock, ask } = course
    await joinedAlready(course)
    clock.set(new Date('2027-03-01T06:30:00Z'))
    await tick(database.db, clock.now(), async () => undefined)
    const { claims, fences } = await claimedLessons()
    expect(claims).toHaveLength(1)
    await unsubscribe(database.db, await enrolmentId(), clock)
    await ask(ANA)
    const hashes = claims.map(() => 'hash')
    const handed = await sql`
      select feuilleton.hand_over(${claims}::bigint[], ${fences}::int[], ${hashes}::text[], ${clock.now()})`
    expect((await handed.execute(database.db)).rows).toEqual([])
    const { rows } = await sql`
      select state, reason from feuilleton.deliveries where letter = 'jour-01'`.execute(database.db)
    expect(rows).toEqual([{ state: 'skipped', reason: 'unsubscribed' }])
  })
})

/** Claims every lesson that is due, as a worker does. */
async function claimedLessons(): Promise<{ claims: number[]; fences: number[] }> {
  const { rows } = await sql<{ id: number; fence: number }>`
    update feuilleton.deliveries set state = 'claimed', claimed_by = 'test', fence = fence + 1,
      lease_until = '2099-01-01' where state = 'due' and not asked returning id, fence`.execute(database.db)
  return { claims: rows.map(({ id }) => id), fences: rows.map(({ fence }) => fence) }
}

describe('a confirmed sign-up and an import at the same time', () => {
  it('are one enrolment', async () => {
    const course = await openToSignUp(database.db)
    await Promise.all([joinedAlready(course), course.ask(ANA), joinedAlready(course), course.ask(ANA)])
    const { rows } = await sql<{ state: string }>`select state from feuilleton.enrolments`.execute(
      database.db,
    )
    expect(rows).toHaveLength(1)
    for (const { id, kind } of await requestRows(database.db))
      if (kind === 'confirmation')
        await confirmSignUp(database.db, { requestId: id, ip: undefined, keys: IMPORTED.keys }, course.clock)
    const after = await sql<{ state: string }>`select state from feuilleton.enrolments`.execute(database.db)
    expect(after.rows).toEqual([{ state: 'active' }])
  })
})
