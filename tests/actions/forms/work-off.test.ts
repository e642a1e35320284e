import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSignUp } from '../../../src/actions/enrolments/sign-up.ts'
import { workOff } from '../../../src/actions/forms/work-off.ts'
import type { Address } from '../../../src/domain/address.ts'
import { consentWording } from '../../../src/domain/consent-wording.ts'
import { keepAsked } from '../../../src/store/asked-forms.ts'
import { keepCeilings } from '../../../src/store/letter-ceilings.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { openToSignUp, requestRows } from '../../support/sign-up.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let database: TestDatabase
let course: Awaited<ReturnType<typeof openToSignUp>>
let failures: Error[]

beforeEach(async () => {
  database = await testDatabase()
  course = await openToSignUp(database.db)
  failures = []
  isClockRight = true
})

afterEach(() => database.close())

let isClockRight = true

const work = (mailSignIn?: () => Promise<void>) =>
  workOff({
    db: database.db,
    clock: course.clock,
    isClockRight: async () => isClockRight,
    mailSignIn,
    onError: (error) => failures.push(error),
  })

const send = (address: string, network?: string) => {
  const { cohort, programme, clock } = course
  const typed = { address, firstName: '', zone: 'Europe/Paris', at: '07:30' }
  const wording = consentWording(programme, 'fr')
  return keepSignUp(
    database.db,
    { cohort, programme, typed, language: 'fr', wording, ip: '192.0.2.7', network },
    clock,
  )
}

const waiting = async () =>
  (
    await sql<{ kind: string }>`select kind from feuilleton.asked_forms order by id`.execute(database.db)
  ).rows.map(({ kind }) => kind)

const pass = (milliseconds: number) => course.clock.set(new Date(course.clock.now().getTime() + milliseconds))

describe('what follows the answer to a form', () => {
  it('is done once, by whichever process comes first', async () => {
    for (const name of ['ana', 'luc', 'maya']) await send(`${name}@example.org`)
    expect(await requestRows(database.db)).toEqual([])
    await Promise.all([work(), work(), work()])
    expect(await requestRows(database.db)).toHaveLength(3)
    expect(await waiting()).toEqual([])
  })

  it('was agreed to when the form was sent, however late its work is done', async () => {
    const sentAt = course.clock.now()
    await send('ana@example.org')
    pass(90 * MINUTE)
    await work()
    const { rows } = await sql`select at from feuilleton.consents`.execute(database.db)
    expect(rows).toEqual([{ at: sentAt }])
  })

  it('is tried again a minute later when it failed, and holds nothing else up', async () => {
    const asked = { kind: 'sign-in', address: 'ana@example.org' as Address, device: 'x' } as const
    await keepAsked(database.db, asked, { now: course.clock.now() })
    await send('luc@example.org')
    const down = async () => {
      throw new Error('the relay is down')
    }
    await work(down)
    expect(failures).toHaveLength(1)
    expect(await requestRows(database.db)).toHaveLength(1)
    expect(await waiting()).toEqual(['sign-in'])
    let mailed = 0
    const up = async () => void mailed++
    await work(up)
    expect(mailed).toBe(0)
    pass(MINUTE)
    await work(up)
    expect([mailed, await waiting()]).toEqual([1, []])
  })

  it('is given up after a day, and the journal says how many', async () => {
    const asked = { kind: 'sign-in', address: 'ana@example.org' as Address, device: 'x' } as const
    await keepAsked(database.db, asked, { now: course.clock.now() })
    await keepAsked(database.db, asked, { now: course.clock.now() })
    pass(24 * HOUR)
    await work()
    expect(await waiting()).toHaveLength(2)
    await keepAsked(database.db, asked, { now: course.clock.now() })
    pass(HOUR + 1)
    await work()
    expect(await waiting()).toEqual(['sign-in'])
    await work()
    const { rows } =
      await sql`select act, facts from feuilleton.journal where act = 'forms-given-up'`.execute(database.db)
    expect(rows).toEqual([{ act: 'forms-given-up', facts: { n: 2 } }])
  })

  it('is given up by no clock that is wrong', async () => {
    const asked = { kind: 'sign-in', address: 'ana@example.org' as Address, device: 'x' } as const
    await keepAsked(database.db, asked, { now: course.clock.now() })
    pass(48 * HOUR)
    isClockRight = false
    await work()
    expect(await waiting()).toEqual(['sign-in'])
  })

  it('leaves a sign-in to a process that has a relay', async () => {
    const asked = { kind: 'sign-in', address: 'ana@example.org' as Address, device: 'x' } as const
    await keepAsked(database.db, asked, { now: course.clock.now() })
    await work()
    expect(await waiting()).toEqual(['sign-in'])
  })
})

describe('the ceiling of letters to addresses that have not confirmed', () => {
  it('lets those of one domain wait for the next hour, and others leave', async () => {
    await keepCeilings(database.db, { perDomain: 2, inAll: 5 })
    for (const name of ['a', 'b', 'c', 'd']) await send(`${name}@asso.example`)
    await send('e@other.example')
    await work()
    const addresses = async () => (await requestRows(database.db)).map(({ address }) => address)
    expect(await addresses()).toEqual(['a@asso.example', 'b@asso.example', 'e@other.example'])
    pass(30 * MINUTE)
    await work()
    expect(await addresses()).toHaveLength(3)
    pass(31 * MINUTE)
    await work()
    expect(await addresses()).toHaveLength(5)
    expect(await waiting()).toEqual([])
  })

  it('counts all domains together', async () => {
    await keepCeilings(database.db, { perDomain: 2, inAll: 3 })
    for (let at = 0; at < 6; at++) await send(`a@domain${at}.example`)
    await work()
    expect(await requestRows(database.db)).toHaveLength(3)
    expect(await waiting()).toHaveLength(3)
  })
})

describe('an attack with forms', () => {
  const atOnce = (of: { network?: string; count: number }) =>
    sql`
    insert into feuilleton.asked_forms (kind, asked, network, asked_at, next_at)
    select 'sign-up', '{}', coalesce(${of.network ?? null}, 'n' || n), ${course.clock.now()}, ${course.clock.now()}
    from generate_series(1, ${of.count}::int) n`.execute(database.db)

  it('has a hundred of one network wait at most, and others are taken', async () => {
    const kinds = []
    for (let at = 0; at < 102; at++) kinds.push((await send(`a${at}@attack.example`, '203.0.113.9')).kind)
    expect(kinds).toEqual([...Array(100).fill('taken'), 'too-many', 'too-many'])
    expect(await send('luc@example.org', '203.0.113.10')).toEqual({ kind: 'taken' })
    expect(await waiting()).toHaveLength(101)
  })

  it('has ten thousand of a kind wait at most, whatever the networks; other kinds are taken', async () => {
    await atOnce({ count: 10_000 })
    expect(await send('luc@example.org', '203.0.113.10')).toEqual({ kind: 'too-many' })
    const signIn = { kind: 'sign-in', address: 'ana@example.org' as Address, device: 'x' } as const
    expect(await keepAsked(database.db, signIn, { now: course.clock.now() })).toBe(true)
  })

  it('is told nothing about an address by what is refused', async () => {
    await send('known@example.org')
    await work()
    await atOnce({ network: '203.0.113.9', count: 100 })
    for (const name of ['known', 'nobody'])
      expect(await send(`${name}@example.org`, '203.0.113.9')).toEqual({ kind: 'too-many' })
  })
})
