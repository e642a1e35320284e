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

let database: TestDatabase
let course: Awaited<ReturnType<typeof openToSignUp>>
let failures: Error[]

beforeEach(async () => {
  database = await testDatabase()
  course = await openToSignUp(database.db)
  failures = []
})

afterEach(() => database.close())

const work = (mailSignIn?: () => Promise<void>) =>
  workOff({ db: database.db, clock: course.clock, mailSignIn, onError: (error) => failures.push(error) })

const send = (address: string) => {
  const { cohort, programme, clock } = course
  const typed = { address, firstName: '', zone: 'Europe/Paris', at: '07:30' }
  const wording = consentWording(programme, 'fr')
  return keepSignUp(
    database.db,
    { cohort, programme, typed, language: 'fr', wording, ip: '192.0.2.7' },
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
    await keepAsked(database.db, asked, course.clock.now())
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

  it('leaves a sign-in to a process that has a relay', async () => {
    const asked = { kind: 'sign-in', address: 'ana@example.org' as Address, device: 'x' } as const
    await keepAsked(database.db, asked, course.clock.now())
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
