import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../../src/actions/cohorts/audit-ledger.ts'
import { cohortDraft } from '../../../src/actions/cohorts/cohort-draft.ts'
import { copyCohort } from '../../../src/actions/cohorts/copy-cohort.ts'
import { dropDraft } from '../../../src/actions/cohorts/drop-draft.ts'
import { beginDraft, saveDraft } from '../../../src/actions/cohorts/save-draft.ts'
import { scheduleDraft } from '../../../src/actions/cohorts/schedule-draft.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { changeEvent } from '../../../src/actions/events/change-event.ts'
import { findPublicEvent } from '../../../src/actions/events/public-event.ts'
import { tick } from '../../../src/delivery/tick.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Draft } from '../../../src/domain/draft.ts'
import { findCohort, listCohorts } from '../../../src/store/cohorts.ts'
import { newestEdition, openCohorts } from '../../../src/store/open-cohorts.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'

const NOW = new Date('2027-02-20T10:00:00Z')
const by = { name: 'Ana' }
const edition = courseEdition(3, {
  schedule: {
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Le webinaire',
        start: { day: 2, at: '13:00' },
        minutes: 60,
        public: true,
        reminders: [{ name: 'day-before', when: '-P1D at 09:00', to: 'everyone' }],
      },
    },
  },
})
const DRAFT: Draft = {
  name: 'Printemps',
  dayOne: '2027-03-01',
  zone: 'Europe/Paris',
  at: '07:30',
  calendar: { days: 'every-day' },
  lateJoiners: 'next-lesson',
  signUp: 'open',
  capacity: 40,
  moves: {},
}

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

const begin = (draft: Partial<Draft> = {}) =>
  beginDraft(database.db, { edition, draft: { ...DRAFT, ...draft }, by }, NOW)

const save = (slug: string, draft: Partial<Draft>) =>
  saveDraft(database.db, { slug, edition, draft: { ...DRAFT, ...draft }, by }, NOW)

async function enrolIn(slug: string, people: { address: string; zone?: string }[], now = NOW) {
  const cohort = await findCohort(database.db, slug)
  if (!cohort) throw new Error(`no ${slug}`)
  const all = people.map((person) => ({ ...person, address: person.address as Address }))
  return enrol(
    database.db,
    { ...IMPORTED, cohort, programme: edition.programme, people: all },
    { now: () => now },
  )
}

async function rows<Row>(query: string): Promise<Row[]> {
  return (await sql.raw<Row>(query).execute(database.db)).rows
}

const dispatches = () =>
  rows<{ letter: string; day_one: string; zone: string; due_at: Date }>(
    `select i.letter, t.day_one, t.zone, i.due_at from feuilleton.dispatches i
     join feuilleton.tracks t on t.id = i.track_id order by t.zone, i.due_at, i.id`,
  )

const journal = () =>
  rows<{ act: string; facts: object }>('select act, author, facts from feuilleton.journal order by id')

describe('a draft', () => {
  it('takes people, and nothing of it is planned or leaves, however long it lies', async () => {
    const { slug } = await begin()
    expect(await enrolIn(slug, [{ address: 'ana@asso.fr' }])).toMatchObject({ enrolled: 1 })
    await tick(database.db, new Date('2027-03-20T10:00:00Z'), async () => {
      throw new Error('there is work')
    })
    expect(await dispatches()).toEqual([])
    expect(await rows('select * from feuilleton.deliveries')).toEqual([])
  })

  it('would let no letter leave, were there one, and the audit would find one that did', async () => {
    const { slug } = await begin()
    await enrolIn(slug, [{ address: 'ana@asso.fr' }])
    await scheduleDraft(database.db, { slug, by, isTrial: true }, NOW)
    const due = new Date('2027-03-01T06:30:00Z')
    await tick(database.db, due, async () => undefined)
    await rows(`update feuilleton.cohorts set state = 'draft'`)
    const reasons = await rows(
      `select feuilleton.standing_reason(d, i, e, c, false, null, '2027-03-01T06:30Z') as reason
       from feuilleton.deliveries d join feuilleton.dispatches i on i.id = d.dispatch_id
       join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.cohorts c on c.id = e.cohort_id`,
    )
    expect(reasons).toEqual([{ reason: 'cancelled' }])
    await rows(`update feuilleton.deliveries set handed_at = now()`)
    const { invariants } = await auditLedger(database.db, { now: due })
    expect(invariants.find(({ id }) => id === 'I4')?.broken).toMatchObject([{ found: 'left-from-draft' }])
  })

  it('is shown to nobody but organisers', async () => {
    const { slug } = await begin()
    expect(await openCohorts(database.db, 'essai')).toEqual([])
    expect(await newestEdition(database.db, 'essai')).toBeUndefined()
    expect(await findPublicEvent(database.db, { cohort: slug, event: 'webinaire' }, NOW)).toBeUndefined()
  })

  it('lets the dates of its people move along with its own, but for those that are theirs', async () => {
    const { slug } = await begin()
    await enrolIn(slug, [{ address: 'ana@asso.fr' }, { address: 'bo@asso.fr', zone: 'America/Cayenne' }])
    await save(slug, { dayOne: '2027-04-05', zone: 'Indian/Reunion', at: '08:00' })
    expect(await rows(`select day_one, zone, at_time from feuilleton.tracks order by zone`)).toEqual([
      { dayOne: '2027-04-05', zone: 'America/Cayenne', atTime: '08:00' },
      { dayOne: '2027-04-05', zone: 'Indian/Reunion', atTime: '08:00' },
    ])
  })

  it('brings people together whose dates have become the same', async () => {
    const { slug } = await begin()
    await enrolIn(slug, [{ address: 'ana@asso.fr' }, { address: 'bo@asso.fr', zone: 'America/Cayenne' }])
    await save(slug, { zone: 'America/Cayenne' })
    expect(
      await rows(`select t.zone, count(*)::int as people from feuilleton.enrolments e
        join feuilleton.tracks t on t.id = e.track_id group by 1`),
    ).toEqual([{ zone: 'America/Cayenne', people: 2 }])
  })

  it('writes down who changed what, and nothing when nothing changed', async () => {
    const { slug } = await begin()
    await save(slug, {})
    await save(slug, { at: '08:00', moves: { webinaire: { start: { date: '2027-03-04', at: '18:00' } } } })
    const changes = [
      { field: 'at', before: '07:30', after: '08:00' },
      { field: 'event.webinaire.start', before: '', after: '2027-03-04 18:00' },
    ]
    expect(await journal()).toMatchObject([
      { act: 'draft-begun', author: 'Ana' },
      { act: 'cohort-changed', facts: { changes } },
    ])
  })

  it('keeps the link that an event was given, and tells nobody of it', async () => {
    const { slug } = await begin()
    await enrolIn(slug, [{ address: 'ana@asso.fr' }])
    const links = { join: 'https://salle.example/1' }
    await changeEvent(database.db, { cohort: slug, event: 'webinaire', links, by }, { now: () => NOW })
    await save(slug, { at: '08:00' })
    expect((await cohortDraft(database.db, slug)).changes).toMatchObject([{ event: 'webinaire', links }])
    expect(await dispatches()).toEqual([])
  })

  it('is gone for good once it is given up, and its name is free', async () => {
    const { slug } = await begin()
    await dropDraft(database.db, { slug, by }, NOW)
    expect(await listCohorts(database.db)).toEqual([])
    await expect(save(slug, { at: '08:00' })).rejects.toMatchObject({
      refusal: { refused: 'no-such-cohort' },
    })
    expect((await journal()).at(-1)).toMatchObject({ act: 'draft-dropped' })
  })
})

describe('a draft that is scheduled', () => {
  const schedule = (slug: string, now = NOW) => scheduleDraft(database.db, { slug, by, isTrial: true }, now)

  it('has its letters planned for everybody who is in it, on the same wall clocks', async () => {
    const { slug } = await begin()
    await enrolIn(slug, [{ address: 'ana@asso.fr' }, { address: 'bo@asso.fr', zone: 'America/Cayenne' }])
    const cohort = await schedule(slug)
    expect(cohort).toMatchObject({ state: 'running', slug: 'essai-2027-03-01', signUp: 'open', capacity: 40 })
    const lessons = (await dispatches()).filter(({ letter }) => letter === 'jour-01')
    expect(lessons.map(({ due_at, ...lesson }) => ({ ...lesson, dueAt: due_at }))).toHaveLength(2)
    expect((await dispatches()).filter(({ letter }) => letter === 'webinaire.day-before')).toHaveLength(2)
    const audit = await auditLedger(database.db, { now: NOW })
    expect(audit.invariants.every(({ holds }) => holds)).toBe(true)
  })

  it('takes a number where another cohort of its programme begins that day', async () => {
    await schedule((await begin()).slug)
    expect((await schedule((await begin()).slug)).slug).toBe('essai-2027-03-01-2')
  })

  it('leaves in the journal what was doubtful in its dates', async () => {
    const moves = { webinaire: { start: { date: '2027-03-07', at: '13:00' } } }
    await schedule((await begin({ dayOne: '2027-02-19', moves })).slug)
    expect((await journal()).at(-1)).toMatchObject({
      act: 'cohort-scheduled',
      facts: {
        lessons: 3,
        warnings: [
          { warned: 'day-one-past', date: '2027-02-19' },
          { warned: 'event-at-weekend', event: 'Le webinaire', date: '2027-03-07' },
          { warned: 'to-fill-in', keys: 'links.guide, sender.address' },
        ],
      },
    })
  })

  it('sends a first lesson whose hour has passed to those who were enrolled by then, as its warning says', async () => {
    const { slug } = await begin({ dayOne: '2027-02-20', at: '11:30' })
    await enrolIn(slug, [{ address: 'ana@asso.fr' }])
    const late = new Date('2027-02-20T12:00:00Z')
    const running = await scheduleDraft(database.db, { slug, by, isTrial: true }, late)
    await enrolIn(running.slug, [{ address: 'ben@asso.fr' }], late)
    await tick(database.db, late, async () => undefined)
    expect((await journal()).at(-1)).toMatchObject({
      facts: {
        warnings: [{ warned: 'day-one-begun', lesson: '1', date: '2027-02-20', at: '11:30' }, {}, {}],
      },
    })
    expect(
      await rows(
        `select s.address, i.letter from feuilleton.deliveries d
         join feuilleton.dispatches i on i.id = d.dispatch_id
         join feuilleton.enrolments e on e.id = d.enrolment_id
         join feuilleton.subscribers s on s.id = e.subscriber_id`,
      ),
    ).toEqual([{ address: 'ana@asso.fr', letter: 'jour-01' }])
  })

  it('is refused, whole, while an event would be before day one', async () => {
    const { slug } = await begin({ moves: { webinaire: { start: { date: '2027-02-26', at: '13:00' } } } })
    await expect(schedule(slug)).rejects.toMatchObject({ refusal: { refused: 'moment-outside-cohort' } })
    expect(await findCohort(database.db, slug)).toMatchObject({ state: 'draft' })
  })

  it('cannot be changed as a draft any more', async () => {
    const { slug } = await begin()
    const running = await schedule(slug)
    await expect(save(running.slug, { at: '08:00' })).rejects.toMatchObject({
      refusal: { refused: 'no-draft' },
    })
  })

  it('plans for an import that had read it while it was a draft', async () => {
    const { slug } = await begin()
    const stale = await findCohort(database.db, slug)
    await schedule(slug)
    const people = [{ address: 'bo@asso.fr' as Address, zone: 'America/Cayenne' }]
    if (!stale) throw new Error('no draft')
    await enrol(
      database.db,
      { ...IMPORTED, cohort: stale, programme: edition.programme, people },
      { now: () => NOW },
    )
    expect((await dispatches()).filter(({ zone }) => zone === 'America/Cayenne')).toHaveLength(4)
  })
})

describe('a copy for the next month', () => {
  it('begins on the same weekday, and moves each date that was set along', async () => {
    const { slug } = await begin({ moves: { webinaire: { start: { date: '2027-03-04', at: '18:00' } } } })
    await scheduleDraft(database.db, { slug, by, isTrial: true }, NOW)
    const copy = await copyCohort(database.db, { slug: 'essai-2027-03-01', by }, NOW)
    expect((await cohortDraft(database.db, copy.slug)).draft).toMatchObject({
      name: 'Printemps',
      dayOne: '2027-04-05',
      capacity: 40,
      moves: { webinaire: { start: { date: '2027-04-08', at: '18:00' } } },
    })
  })

  it('of a cohort of last year begins in the future', async () => {
    const { slug } = await begin({ dayOne: '2026-03-02' })
    const copy = await copyCohort(database.db, { slug, by }, NOW)
    expect(copy.dayOne).toBe('2027-02-22')
  })
})
