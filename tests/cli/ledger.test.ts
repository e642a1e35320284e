import { userInfo } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Database } from '../../src/store/database.ts'
import { pauseDomain } from '../../src/store/domain-pauses.ts'
import { pauseByRelay } from '../../src/store/pauses.ts'
import { type Answer, feuilleton } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { journalLines } from '../support/journal.ts'

const DAY_MS = 86_400_000
const PEOPLE = ['ana', 'bob', 'carla', 'dan', 'eve', 'fred'].map((name) => `${name}@example.org`)

let database: TestDatabase
let db: Database
let cohortId: number

// The tests of this file follow one another on one store.
beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await fillLedger()
})

afterAll(() => database.close())

/** A lesson that fell due today, and how its six letters stand. */
async function fillLedger(): Promise<void> {
  const now = new Date()
  const yesterday = new Date(now.getTime() - DAY_MS)
  const edition = courseEdition(2, { schedule: { zone: 'UTC', at: '00:00' } })
  const dayOne = now.toISOString().slice(0, 10)
  const cohort = await scheduleCohort(db, { edition, dayOne, slug: 'aujourdhui' }, yesterday)
  cohortId = cohort.id
  const people = PEOPLE.map((address) => ({ address: address as Address }))
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, { now: () => yesterday })
  await tick(db, now, async () => undefined)
  await sql`update feuilleton.deliveries set expires_at = ${new Date(now.getTime() + DAY_MS)}`.execute(db)
  const set = (ids: string, values: string) =>
    sql`update feuilleton.deliveries set ${sql.raw(values)}, settled_at = ${now} where id in (${sql.raw(ids)})`.execute(
      db,
    )
  await set('1', `state = 'submitted', reply = '250 ok', bodies = 1`)
  await set('2, 3, 4', `state = 'unknown', reply = 'the line broke', bodies = 1, bytes_hash = 'x'`)
  await set('5, 6', `state = 'held', reason = 'lessons/jour-01.md:3: no such link'`)
}

const run = (...args: string[]): Promise<Answer> => commandHere(args, { DATABASE_URL: database.url })

/** A mistake is answered in one sentence. */
async function refused(...args: string[]): Promise<string> {
  const { code, out, err, trace } = await run(...args)
  expect([code, trace]).toEqual([1, undefined])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  return out + err.trimEnd()
}

async function stateOf(id: number): Promise<string> {
  const query = sql<{ state: string }>`select state from feuilleton.deliveries where id = ${id}`
  return (await query.execute(db)).rows[0]!.state
}

async function decisions(): Promise<string[]> {
  const query = sql<{ words: string }>`
    select delivery_id || ' ' || decision || ' by ' || decided_by || ': ' || was || coalesce(' -> ' || note, '') as words
    from feuilleton.resolutions order by id`
  return (await query.execute(db)).rows.map(({ words }) => words)
}

const cells = (line: string | undefined) => line?.trim().split(/ {2,}/)

describe('feuilleton audit', () => {
  it('prints each dispatch and each promise, and ends with 0 when all are kept', async () => {
    const { code, out, err } = await feuilleton(['audit', 'aujourdhui'], { DATABASE_URL: database.url })
    const lines = out.trimEnd().split('\n')
    expect(cells(lines[0])).toEqual([
      ...[
        'COHORT',
        'LETTER',
        'DUE',
        'EXPECTED',
        'SUBMITTED',
        'SKIPPED',
        'BOUNCED',
        'RETURNED',
        'UNKNOWN',
        'HELD',
      ],
      ...['OPEN', 'LATE'],
    ])
    expect(cells(lines[1])?.toSpliced(2, 1)).toEqual([
      'aujourdhui',
      'jour-01',
      '6',
      '1',
      '0',
      '0',
      '0',
      '3',
      '2',
      '0',
      '0',
    ])
    expect(cells(lines[1])?.[2]).toMatch(/^\d{4}-\d\d-\d\d 00:00 UTC$/)
    expect(lines.slice(2).map((line) => line.slice(0, 10))).toEqual(
      ['I1', 'I2', 'I3', 'I4', 'I5', 'I6'].map((id) => `kept    ${id}`),
    )
    expect([code, err]).toEqual([0, ''])
  })

  it('tells the same to programs', async () => {
    const { code, out } = await run('audit', '--json')
    const json = JSON.parse(out)
    expect(json.invariants).toHaveLength(6)
    expect(json.invariants[0]).toEqual({ id: 'I1', promise: 'no letter left twice', holds: true, broken: [] })
    expect(json.dispatches).toMatchObject([
      { letter: 'jour-01', submitted: 1, unknown: 3, held: 2, skipped: {} },
    ])
    expect(json.pauses).toEqual([])
    expect(code).toBe(0)
  })

  it('says in one sentence that there is no such cohort', async () => {
    expect(await refused('audit', 'janvier')).toBe('no cohort is named janvier; there are: aujourdhui')
  })

  it('ends with 1 when a promise is broken, and names the delivery', async () => {
    await sql`update feuilleton.deliveries set reply = 'queued' where id = 1`.execute(db)
    const { code, out, err, trace } = await run('audit')
    const json = await run('audit', '--json')
    await sql`update feuilleton.deliveries set reply = '250 ok' where id = 1`.execute(db)
    expect(out).toMatch(/^BROKEN {2}I6 {2}.*\n {12}delivery 1 is submitted on the word of "queued"$/m)
    expect([code, err, trace]).toEqual([1, '', undefined])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out).invariants[5]).toMatchObject({ id: 'I6', holds: false })
  })
})

describe('feuilleton unknown', () => {
  it('lists what nobody knows about, and what can be done', async () => {
    const { code, out } = await run('unknown', 'list')
    const [head, first] = out.split('\n')
    expect(cells(head)).toEqual(['ID', 'COHORT', 'LETTER', 'ADDRESS', 'SINCE', 'EXPIRES', 'WHY'])
    expect(cells(first)).toMatchObject([
      '2',
      'aujourdhui',
      'jour-01',
      'bob@example.org',
      {},
      {},
      'the line broke',
    ])
    expect(out).toContain('feuilleton unknown resolve <ID>')
    expect(code).toBe(0)
    const json = JSON.parse((await run('unknown', 'list', '--json')).out)
    expect(json.map(({ id }: { id: number }) => id)).toEqual([2, 3, 4])
  })

  it('carries one decision out about each that is named, and writes it down', async () => {
    const resend = ['unknown', 'resolve', '2', '--resend']
    expect(await feuilleton(resend, { DATABASE_URL: database.url })).toMatchObject({
      code: 0,
      out: '1 letter will leave again\n',
    })
    const found = await run('unknown', 'resolve', '3', '--submitted', '250 2.0.0 queued as 4F')
    expect(found).toMatchObject({ code: 0, out: '1 letter noted as submitted\n' })
    expect(await run('unknown', 'resolve', '4', '--leave')).toMatchObject({
      code: 0,
      out: '1 letter left as it is\n',
    })
    expect(await Promise.all([2, 3, 4].map(stateOf))).toEqual(['due', 'submitted', 'unknown'])
    expect(await decisions()).toEqual([
      '2 resend by organiser: unknown: the line broke',
      '3 submitted by organiser: unknown: the line broke -> 250 2.0.0 queued as 4F',
      '4 leave by organiser: unknown: the line broke',
    ])
    const { username } = userInfo()
    expect(await journalLines(db)).toEqual(
      ['resend', 'submitted', 'leave'].map(
        (decision) =>
          `${username}: letters-decided aujourdhui {"n": 1, "state": "unknown", "decision": "${decision}"}`,
      ),
    )
  })

  it('lists what was left as it is when asked to', async () => {
    const { out } = await run('unknown', 'list')
    expect(out).toBe('No letter is unknown and waits for a decision.\n')
    const all = await run('unknown', 'list', '--all')
    expect(all.out).toMatch(/^4 .* {2}left as it is; the line broke$/m)
  })

  it('answers a mistake in one sentence and touches nothing', async () => {
    const before = await decisions()
    const choices = 'say what to do: one of --resend, --submitted "<line>" or --leave'
    expect(await refused('unknown', 'resolve', '4')).toBe(choices)
    expect(await refused('unknown', 'resolve', '4', '--resend', '--leave')).toBe(choices)
    expect(await refused('unknown', 'resolve', '4', '--leave', '--submitted', '250 ok')).toBe(choices)
    expect(await refused('unknown', 'resolve', '4', '--submitted', ' ')).toMatch(
      /^--submitted needs the line/,
    )
    expect(await refused('unknown', 'resolve', 'quatre', '--leave')).toMatch(/^"quatre" is not the number/)
    expect(await refused('unknown', 'resolve', '-4', '--leave')).toMatch(
      /unknown option '-4'|is not the number/,
    )
    expect(await refused('unknown', 'resolve', '9'.repeat(30), '--leave')).toMatch(/is not the number/)
    expect(await decisions()).toEqual(before)
  })

  it('says which ids were not touched, and carries the others out', async () => {
    expect(await refused('unknown', 'resolve', '99', '1', '--leave')).toBe('untouched, as not unknown: 99, 1')
    const { code, out, err } = await run('unknown', 'resolve', '4', '99', '--resend')
    expect([code, out]).toEqual([1, '1 letter will leave again\n'])
    expect(err).toBe('untouched, as not unknown, or past its time: 99\n')
    expect(await stateOf(4)).toBe('due')
  })
})

describe('feuilleton held', () => {
  it('lists what could not be written, and lets it leave once the cause is mended', async () => {
    const { out } = await run('held', 'list')
    expect(cells(out.split('\n')[1])).toMatchObject([
      '5',
      'aujourdhui',
      'jour-01',
      'eve@example.org',
      {},
      {},
      {},
    ])
    expect(out).toContain('lessons/jour-01.md:3: no such link')
    expect(await run('held', 'resolve', '5', '--resend')).toMatchObject({ code: 0 })
    expect(await stateOf(5)).toBe('due')
    expect(await run('held', 'resolve', '6', '--leave')).toMatchObject({ code: 0 })
    expect(await stateOf(6)).toBe('held')
    expect((await run('held', 'list')).out).toBe('No letter is held and waits for a decision.\n')
  })

  it('answers a mistake in one sentence', async () => {
    const choices = 'say what to do: one of --resend or --leave'
    expect(await refused('held', 'resolve', '6')).toBe(choices)
    expect(await refused('held', 'resolve', '6', '--leave', '--resend')).toBe(choices)
    expect(await refused('held', 'resolve', '2', '--leave')).toBe('untouched, as not held: 2')
    const submitted = await run('held', 'resolve', '6', '--submitted', '250 ok')
    expect(submitted.err).toMatch(/^error: unknown option '--submitted'/)
    expect([submitted.code, submitted.trace]).toEqual([1, undefined])
  })

  it.each([
    ['outdated', 'an event that it speaks of has changed since its first try'],
    [
      'bytes-changed',
      'its bytes are not those of the first try: PUBLIC_URL, MAIL_DOMAIN, SECRET_KEY or Feuilleton',
    ],
  ])('says of a letter that would be another one than before why: %s', async (reason, words) => {
    await sql`update feuilleton.deliveries set state = 'held', reason = ${reason}, settled_at = next_at where id = 5`.execute(
      db,
    )
    expect((await run('held', 'list')).out).toContain(words)
    expect((await run('held', 'list', '--json')).out).toContain(words)
  })
})

describe('feuilleton cohort', () => {
  it('pauses one with a reason, which the audit and the cohort show, and resumes it', async () => {
    const paused = await run('cohort', 'pause', 'aujourdhui', '--reason', 'une erreur au jour 1')
    expect(paused).toMatchObject({ code: 0, err: '' })
    expect(paused.out).toMatch(
      /^Paused aujourdhui: nothing leaves until feuilleton cohort resume aujourdhui\.\n/,
    )
    const said = /aujourdhui is paused by an organiser since .*: une erreur au jour 1\n/
    expect((await run('audit')).out).toMatch(said)
    expect((await run('cohort', 'show', 'aujourdhui')).out).toMatch(
      /is paused by an organiser .*: une erreur/,
    )
    const resumed = await run('cohort', 'resume', 'aujourdhui')
    expect(resumed.out).toBe('Resumed aujourdhui: what is due and has not expired leaves now.\n')
    expect(await run('cohort', 'resume', 'aujourdhui')).toMatchObject({
      code: 0,
      out: 'aujourdhui is not paused.\n',
    })
  })

  it('shows why the relay has paused one, and ends that pause too', async () => {
    const now = new Date()
    const nextTryAt = new Date(now.getTime() + 300_000)
    await pauseByRelay(db, { cohortId, reason: '550 5.7.1 not from you', now, nextTryAt })
    expect((await run('audit')).out).toContain(
      `: 550 5.7.1 not from you; the relay is asked again at ${nextTryAt.toISOString()}\n`,
    )
    expect((await run('cohort', 'resume', 'aujourdhui')).out).toMatch(/^Resumed/)
  })

  it('shows which domains refuse one, while the others go on, and asks them at once when it is resumed', async () => {
    const now = new Date()
    const nextTryAt = new Date(now.getTime() + 300_000)
    const reason = '550 5.7.1 blocked, OFR006_102'
    await pauseDomain(db, { cohortId, domain: 'orange.fr', why: 'policy', reason, now, nextTryAt })
    const said = `aujourdhui is paused for orange.fr since ${now.toISOString()}: ${reason}; it is asked again at ${nextTryAt.toISOString()}\n`
    expect((await run('audit')).out).toContain(said)
    expect((await run('cohort', 'show', 'aujourdhui')).out).toContain(said)
    expect((await run('cohort', 'list')).out).toMatch(/ running, paused for orange\.fr$/m)
    expect((await run('cohort', 'resume', 'aujourdhui')).out).toMatch(/^Resumed/)
    expect((await run('audit')).out).not.toContain('orange.fr')
  })

  it('cancels one for good, when it is meant', async () => {
    expect(await refused('cohort', 'cancel', 'aujourdhui')).toBe(
      'this ends aujourdhui for good: add --yes, or pause it instead',
    )
    const { code, out } = await run('cohort', 'cancel', 'aujourdhui', '--yes')
    expect([code, out]).toEqual([0, 'Cancelled aujourdhui; dispatches that will not happen: 1\n'])
    expect((await run('cohort', 'show', 'aujourdhui')).out).toMatch(/^aujourdhui is cancelled$/m)
    expect(await refused('cohort', 'pause', 'aujourdhui')).toBe('the cohort aujourdhui is cancelled')
    expect(await refused('enrol', 'aujourdhui', 'gil@example.org', '--basis', 'x')).toMatch(/is cancelled/)
  })

  it('answers in one sentence when there is no such cohort', async () => {
    for (const args of [['pause'], ['resume'], ['cancel', '--yes']])
      expect(await refused('cohort', ...args, 'janvier')).toBe(
        'no cohort is named janvier; there are: aujourdhui',
      )
  })
})
