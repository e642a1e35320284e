import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { type Enrollee, enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { dateIn } from '../support/french-days.ts'
import { IMPORTED } from '../support/imported.ts'

const DAY_ONE = '2027-03-01'
const IN_TIME = new Date('2027-02-20T10:00:00Z')
const BEFORE_THE_FIRST = new Date('2027-03-01T06:29:59Z')
const ON_DAY_TWO = new Date('2027-03-02T10:00:00Z')

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

type Rule = Cohort['lateJoiners']

async function scheduled(lateJoiners: Rule = 'next-lesson', schedule: object = {}) {
  const edition = courseEdition(3, { schedule: { late_joiners: lateJoiners, ...schedule } })
  const cohort = await scheduleCohort(database.db, { edition, dayOne: DAY_ONE }, IN_TIME)
  return { cohort, edition, join: joinerOf(cohort, edition) }
}

function joinerOf(cohort: Cohort, edition: Edition) {
  return (now: Date, ...people: (string | Enrollee)[]) =>
    enrol(
      database.db,
      { ...IMPORTED, cohort, programme: edition.programme, people: people.map(personOf) },
      { now: () => now },
    )
}

function personOf(person: string | Enrollee): Enrollee {
  return typeof person === 'string' ? { address: person as Address } : person
}

const at = (address: string, zone?: string, hour?: string): Enrollee => ({
  address: address as Address,
  ...(zone ? { zone } : {}),
  ...(hour ? { at: hour } : {}),
})

/** Everyone with the lessons that they have still to get after joining, as `jour-02 2027-03-02 07:30`. */
async function lessonsOf(): Promise<Record<string, string[]>> {
  const query = sql<{ address: string; letter: string; dueAt: Date; zone: string }>`
    select s.address, i.letter, i.due_at, t.zone
    from feuilleton.enrolments e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.tracks t on t.id = e.track_id
    join feuilleton.dispatches i on i.track_id = t.id and i.due_at >= e.joined_at
    order by e.id, i.due_at`
  const lessons: Record<string, string[]> = {}
  for (const { address, letter, dueAt, zone } of (await query.execute(database.db)).rows) {
    const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' }).format(dueAt)
    lessons[address] = [...(lessons[address] ?? []), `${letter} ${dateIn(zone, dueAt)} ${hour}`]
  }
  return lessons
}

async function countOf(table: 'tracks' | 'enrolments' | 'subscribers' | 'dispatches'): Promise<number> {
  const query = sql<{
    number: number
  }>`select count(*)::int as number from ${sql.table(`feuilleton.${table}`)}`
  return (await query.execute(database.db)).rows[0]!.number
}

const ALL_THREE = ['jour-01 2027-03-01 07:30', 'jour-02 2027-03-02 07:30', 'jour-03 2027-03-03 07:30']

describe('people who join in time', () => {
  it('get every lesson, up to the second before the first one', async () => {
    const { join } = await scheduled()
    expect(await join(IN_TIME, 'ana@example.org')).toEqual({ enrolled: 1, already: 0, erased: 0 })
    await join(BEFORE_THE_FIRST, 'bob@example.org')
    expect(await lessonsOf()).toEqual({ 'ana@example.org': ALL_THREE, 'bob@example.org': ALL_THREE })
  })

  it('are one enrolment for one address, however it is typed and however often it comes', async () => {
    const { join } = await scheduled()
    const twice = await join(IN_TIME, 'Ana@example.org', 'bob@example.org', 'ana@example.org')
    expect(twice).toEqual({ enrolled: 2, already: 0, erased: 0 })
    expect(await join(IN_TIME, 'ANA@example.org', 'carla@example.org')).toEqual({
      enrolled: 1,
      already: 1,
      erased: 0,
    })
    expect(Object.keys(await lessonsOf())).toEqual([
      'Ana@example.org',
      'bob@example.org',
      'carla@example.org',
    ])
  })

  it('keep the track and the name that they have when they are enrolled again', async () => {
    const { join } = await scheduled()
    await join(IN_TIME, { ...at('ana@example.org'), firstName: 'Ana' })
    await join(IN_TIME, { ...at('ana@example.org', 'Asia/Kolkata'), firstName: 'Anna' })
    expect(await lessonsOf()).toEqual({ 'ana@example.org': ALL_THREE })
    const names = await sql<{ name: string }>`select first_name as name from feuilleton.subscribers`.execute(
      database.db,
    )
    expect(names.rows).toEqual([{ name: 'Ana' }])
  })

  it('make one track for each zone and hour', async () => {
    const { join } = await scheduled()
    await join(
      IN_TIME,
      at('ana@example.org'),
      at('bea@example.org', 'Europe/Paris', '07:30'),
      at('priya@example.org', 'Asia/Kolkata'),
      at('joao@example.org', 'America/Sao_Paulo', '21:00'),
    )
    expect([await countOf('tracks'), await countOf('dispatches')]).toEqual([3, 9])
    expect(await lessonsOf()).toEqual({
      'ana@example.org': ALL_THREE,
      'bea@example.org': ALL_THREE,
      'priya@example.org': ALL_THREE,
      'joao@example.org': ALL_THREE.map((lesson) => lesson.replace('07:30', '21:00')),
    })
  })
})

describe('people who join late', () => {
  it('get the next lesson, and those after it, under next-lesson', async () => {
    const { join } = await scheduled('next-lesson')
    await join(ON_DAY_TWO, 'late@example.org')
    expect(await lessonsOf()).toEqual({ 'late@example.org': ALL_THREE.slice(2) })
    expect(await countOf('tracks')).toBe(1)
  })

  it('get every lesson from the day after, under from-day-one', async () => {
    const { join } = await scheduled('from-day-one')
    await join(IN_TIME, 'early@example.org')
    await join(ON_DAY_TWO, 'late@example.org', at('later@example.org', 'Pacific/Apia'))
    expect(await lessonsOf()).toEqual({
      'early@example.org': ALL_THREE,
      'late@example.org': [
        'jour-01 2027-03-03 07:30',
        'jour-02 2027-03-04 07:30',
        'jour-03 2027-03-05 07:30',
      ],
      'later@example.org': [
        'jour-01 2027-03-03 07:30',
        'jour-02 2027-03-04 07:30',
        'jour-03 2027-03-05 07:30',
      ],
    })
  })

  it('are refused under next-cohort, and with them everyone who came in the same list', async () => {
    const { join } = await scheduled('next-cohort')
    await join(BEFORE_THE_FIRST, 'early@example.org')
    const dawn = new Date('2027-03-01T08:00:00Z') // too late in Paris, in time in São Paulo
    const refused = join(dawn, at('west@example.org', 'America/Sao_Paulo'), at('late@example.org'))
    await expect(refused).rejects.toMatchObject({
      refusal: { refused: 'cohort-begun', dayOne: '2027-03-01' },
    })
    expect(Object.keys(await lessonsOf())).toEqual(['early@example.org'])
    expect([await countOf('subscribers'), await countOf('tracks')]).toEqual([1, 1])
    await join(dawn, at('west@example.org', 'America/Sao_Paulo'))
    expect((await lessonsOf())['west@example.org']).toEqual(ALL_THREE)
  })

  it('are late by their own clock: a reader further west may still be in time', async () => {
    const { join } = await scheduled('from-day-one')
    await join(
      new Date('2027-03-01T08:00:00Z'),
      at('west@example.org', 'America/Sao_Paulo'),
      at('late@example.org'),
    )
    const lessons = await lessonsOf()
    expect(lessons['west@example.org']).toEqual(ALL_THREE)
    expect(lessons['late@example.org']![0]).toBe('jour-01 2027-03-02 07:30')
  })
})

describe('people who join a rolling cohort', () => {
  it('begin the day after joining, and not before the cohort does', async () => {
    const { join } = await scheduled('next-lesson', { start: 'rolling' })
    expect(await countOf('tracks')).toBe(0)
    await join(IN_TIME, 'early@example.org')
    await join(ON_DAY_TWO, 'late@example.org')
    const lessons = await lessonsOf()
    expect(lessons['early@example.org']![0]).toBe('jour-01 2027-03-01 07:30')
    expect(lessons['late@example.org']![0]).toBe('jour-01 2027-03-03 07:30')
    expect(lessons['late@example.org']).toHaveLength(3)
  })
})

describe('a cohort that is cancelled', () => {
  it('takes nobody', async () => {
    const { cohort, edition } = await scheduled()
    const join = joinerOf({ ...cohort, state: 'cancelled' }, edition)
    await expect(join(IN_TIME, 'ana@example.org')).rejects.toMatchObject({
      refusal: { refused: 'cohort-cancelled' },
    })
    expect(await countOf('subscribers')).toBe(0)
  })
})

describe('a list of which the last person cannot be kept', () => {
  it('enrols nobody, and leaves no track of theirs', async () => {
    const { join } = await scheduled()
    const broken = { ...at('bad@example.org', 'Asia/Kolkata'), firstName: 'a NUL: \0' } // PostgreSQL has no NUL
    await expect(join(IN_TIME, 'ana@example.org', broken)).rejects.toThrow('UTF8')
    expect([await countOf('enrolments'), await countOf('subscribers'), await countOf('tracks')]).toEqual([
      0, 0, 1,
    ])
    expect(await join(IN_TIME, 'ana@example.org')).toEqual({ enrolled: 1, already: 0, erased: 0 })
  })
})
