import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeEvent, planEventChange } from '../../src/actions/events/change-event.ts'
import { openWebCopies } from '../../src/actions/readers/web-copy.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { EventRequest } from '../../src/domain/event-change-request.ts'
import type { Move } from '../../src/domain/moved-event.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { listEventChanges } from '../../src/store/event-changes.ts'
import { resolveWaiting } from '../../src/store/unknowns.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { journalLines } from '../support/journal-lines.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { ORGANISER } from '../support/organiser.ts'
import { type Answer, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const TOLD =
  'Webinaire\u00A0: {% if events.webinaire.cancelled %}annulé{% else %}{{ events.webinaire.start | relative_day }} à {{ events.webinaire.start | time }}{% endif %}.'

const edition = courseEdition(4, {
  schedule: {
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Webinaire',
        start: { day: 3, at: '13:00' },
        minutes: 90,
        reminders: [],
      },
      cours: {
        kind: 'mooc',
        title: 'MOOC',
        opens: { day: 1 },
        start: { day: 2 },
        end: { day: 9 },
        reminders: [],
      },
      guide: {
        kind: 'release',
        title: 'Guide',
        dates: { print: { day: 3 }, online: { day: 4 } },
        reminders: [],
      },
    },
  },
  lessons: Object.fromEntries([1, 2, 3].map((day) => [`jour-0${day}`, lessonText(day, TOLD)])),
})

let database: TestDatabase
let sink: SmtpSink
let course: Course
let answer: (verb: Verb) => Answer

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((verb) => answer(verb))
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    slug: 'mars',
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA],
  })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const moved = (to: string, event = 'webinaire', moment?: string): EventRequest => {
  const [date = '', at] = to.split('T')
  const move: Move = { moment, to: at === undefined ? { date } : { date, at } }
  return { cohort: 'mars', event, move }
}
const change = (request: EventRequest) =>
  changeEvent(database.db, { by: ORGANISER, ...request }, course.clock)
const cancelled: EventRequest = { cohort: 'mars', event: 'webinaire', cancel: true }

async function playUntil(instant: string): Promise<void> {
  course.clock.set(new Date(instant))
  await course.run()
}

/** What the letters that the relay kept say of the webinar. */
async function told(): Promise<string[]> {
  const mails = await Promise.all(sink.accepted.map(({ bytes }) => simpleParser(bytes)))
  return mails.map(({ text = '' }) => /Webinaire\s:\s([^.]+)\./.exec(text)?.[1]?.replace(/\s/g, ' ') ?? text)
}

describe('an event that is moved', () => {
  it('has its new date in every lesson that leaves from then on', async () => {
    await playUntil('2027-03-01T07:00:00Z')
    await change(moved('2027-03-04T18:30'))
    await playUntil('2027-03-02T07:00:00Z')
    await playUntil('2027-03-03T07:00:00Z')
    expect(await told()).toEqual(['mercredi 3 mars à 13 h', 'jeudi 4 mars à 18 h 30', 'demain à 18 h 30'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('leaves what was mailed before as it was on the web', async () => {
    await playUntil('2027-03-01T07:00:00Z')
    course.clock.set(new Date('2027-03-01T12:00:00Z'))
    await change(moved('2027-03-04T18:30'))
    const copies = openWebCopies({
      db: database.db,
      letters: createLetterCache({ most: 5 }),
      keys: IMPORTED.keys,
      clock: course.clock,
      publicUrl: 'https://cours.example',
    })
    const copy = await copies.ofReader(1)
    expect(JSON.stringify(copy?.lesson)).toMatch(/mercredi 3 mars/)
  })

  it('has a letter that was written and not handed over written anew', async () => {
    course.clock.set(new Date('2027-03-01T07:00:00Z'))
    const [dispatch = 0] = await course.tick()
    const worker = course.worker()
    const { ledger } = worker
    const handed: typeof ledger.handed = async (...args) => {
      await change(moved('2027-03-04T18:30'))
      return ledger.handed(...args)
    }
    await deliverChunk({ ...worker, ledger: { ...ledger, handed } }, dispatch)
    expect(sink.accepted).toEqual([])
    await course.run()
    expect(await told()).toEqual(['jeudi 4 mars à 18 h 30'])
    expect(await ledgerWords(database.db)).toEqual([`jour-01 ${ANA} submitted`])
  })

  it('has a letter that the relay put off before written anew', async () => {
    answer = (verb) => (verb === 'dot' ? '451 4.3.0 later' : undefined)
    await playUntil('2027-03-01T07:00:00Z')
    await change(moved('2027-03-04T18:30'))
    answer = () => undefined
    await playUntil('2027-03-01T07:10:00Z')
    await course.run()
    expect((await told()).at(-1)).toBe('jeudi 4 mars à 18 h 30')
    expect(await ledgerWords(database.db)).toEqual([`jour-01 ${ANA} submitted`])
  })

  it('has a letter that may have arrived before neither repeated nor told otherwise', async () => {
    answer = (verb) => (verb === 'dot' ? 'drop' : undefined)
    await playUntil('2027-03-01T07:00:00Z')
    await change(moved('2027-03-04T18:30'))
    answer = () => undefined
    await resolveWaiting(database.db, {
      ...{ state: 'unknown', ids: [1], decision: 'resend', note: undefined },
      now: course.clock.now(),
    })
    await playUntil('2027-03-01T07:10:00Z')
    expect(sink.accepted).toEqual([])
    expect(await ledgerWords(database.db)).toEqual([`jour-01 ${ANA} unknown`])
  })

  it('keeps its length, its other dates and what was moved before', async () => {
    await change(moved('2027-03-05', 'guide', 'print'))
    const { after } = await change(moved('2027-03-06', 'guide', 'online'))
    expect([after.moments.print?.date, after.moments.online?.date]).toEqual(['2027-03-05', '2027-03-06'])
    expect(after.sequence).toBe(2)
    const { after: webinar } = await change(moved('2027-03-04T18:30'))
    expect(webinar.moments.end?.at).toEqual(new Date('2027-03-04T19:00:00Z'))
    expect(webinar.sequence).toBe(1)
  })

  it('is shown first, with the lessons whose words change, and nothing is changed by that', async () => {
    course.clock.set(new Date('2027-03-01T12:00:00Z'))
    const plan = await planEventChange(database.db, moved('2027-03-04T18:30'), course.clock)
    expect(plan.before.moments.start?.at).toEqual(new Date('2027-03-03T12:00:00Z'))
    expect(plan.after.moments.start?.at).toEqual(new Date('2027-03-04T17:30:00Z'))
    expect(plan.lessons.map(({ letter }) => letter)).toEqual(['jour-02', 'jour-03'])
    expect(await listEventChanges(database.db, course.cohort.id)).toEqual([])
  })

  it('by many at once is moved in some order, each change once', async () => {
    await Promise.all([10, 11, 12, 14, 15].map((hour) => change(moved(`2027-03-04T${hour}:00`))))
    const changes = await listEventChanges(database.db, course.cohort.id)
    expect(changes.map(({ version, sequence }) => [version, sequence])).toEqual(
      [1, 2, 3, 4, 5].map((number) => [number, number]),
    )
  })
})

describe('a change in the journal', () => {
  const NAMED = { by: { name: 'Ana' } }

  it('has its author, what was before and what is, and how many were told', async () => {
    const links = { join: 'https://salle.example/1' }
    await changeEvent(database.db, { ...NAMED, ...moved('2027-03-04T18:30') }, course.clock)
    await changeEvent(database.db, { ...NAMED, cohort: 'mars', event: 'webinaire', links }, course.clock)
    await changeEvent(database.db, { ...NAMED, ...moved('2027-03-06', 'guide', 'online') }, course.clock)
    await changeEvent(database.db, { ...NAMED, ...cancelled }, course.clock)
    expect(await journalLines(database.db)).toEqual([
      'Ana moved “Webinaire” from Wednesday 3 March 2027 at 13:00 (time zone: Paris) to Thursday 4 March 2027 at 18:30 (time zone: Paris)',
      'Ana changed the links of “Webinaire”: those of the programme, now to join: https://salle.example/1',
      'Ana moved “Guide” from Thursday 4 March 2027 to Saturday 6 March 2027',
      'Ana cancelled “Webinaire”',
    ])
  })

  it('is there only when the change is', async () => {
    await change(cancelled)
    await expect(change(cancelled)).rejects.toThrow()
    expect(await journalLines(database.db)).toEqual(['Camille cancelled “Webinaire”'])
  })
})

describe('a change whose plan was seen', () => {
  it('is not made when somebody else has changed the event since', async () => {
    const { before } = await planEventChange(database.db, moved('2027-03-04T18:30'), course.clock)
    await change(moved('2027-03-05T10:00'))
    const late = { by: ORGANISER, seen: before.sequence, ...moved('2027-03-04T18:30') }
    await expect(changeEvent(database.db, late, course.clock)).rejects.toMatchObject({
      refusal: { refused: 'event-changed', event: 'webinaire' },
    })
    expect(await listEventChanges(database.db, course.cohort.id)).toHaveLength(1)
  })

  it('is made when another event of the cohort has changed', async () => {
    await change(moved('2027-03-06', 'guide', 'online'))
    await changeEvent(database.db, { by: ORGANISER, seen: 0, ...moved('2027-03-04T18:30') }, course.clock)
    expect(await listEventChanges(database.db, course.cohort.id)).toHaveLength(2)
  })
})

const CANCELLED = { refusal: { refused: 'event-cancelled', event: 'webinaire' } }

describe('an event that is cancelled', () => {
  it('is so in every lesson that leaves from then on', async () => {
    await playUntil('2027-03-01T07:00:00Z')
    await change(cancelled)
    await playUntil('2027-03-02T07:00:00Z')
    expect(await told()).toEqual(['mercredi 3 mars à 13 h', 'annulé'])
  })

  it('stays so', async () => {
    await change(cancelled)
    await expect(change(cancelled)).rejects.toMatchObject(CANCELLED)
    await expect(change(moved('2027-03-04T18:30'))).rejects.toMatchObject(CANCELLED)
  })
})

describe('a change that cannot be', () => {
  const start = { event: 'webinaire', moment: 'start' }
  const impossible: [why: string, request: EventRequest, refusal: Refusal][] = [
    ['no such cohort', { ...cancelled, cohort: 'avril' }, { refused: 'no-such-cohort', cohort: 'avril' }],
    [
      'no such event',
      { ...cancelled, event: 'atelier' },
      { refused: 'no-such-event', cohort: 'mars', event: 'atelier', known: ['cours', 'guide', 'webinaire'] },
    ],
    [
      'no such date',
      moved('2027-03-04T18:30', 'webinaire', 'end'),
      { refused: 'no-such-moment', event: 'webinaire', moment: 'end', known: ['start'] },
    ],
    [
      'several dates',
      moved('2027-03-06', 'guide'),
      { refused: 'moment-needed', event: 'guide', known: ['print', 'online'] },
    ],
    ['the past', moved('2027-03-01T10:00'), { refused: 'moment-in-the-past', ...start }],
    ['no hour', moved('2027-03-04'), { refused: 'hour-needed', ...start }],
    [
      'an hour too many',
      moved('2027-03-06T10:00', 'guide', 'online'),
      { refused: 'hour-too-many', event: 'guide', moment: 'online' },
    ],
    ['the same', moved('2027-03-03T13:00'), { refused: 'moment-there-already', ...start }],
    [
      'what is over',
      moved('2027-03-05', 'cours', 'opens'),
      { refused: 'moment-over', event: 'cours', moment: 'opens' },
    ],
    ['after its end', moved('2027-03-20', 'cours'), { refused: 'ends-before-it-starts', event: 'cours' }],
    [
      'years away',
      moved('2029-03-04T18:30'),
      { refused: 'moment-outside-cohort', ...start, dayOne: '2027-03-01' },
    ],
  ]
  it.each(impossible)('is refused with what to do: %s', async (_, request, refusal) => {
    course.clock.set(new Date('2027-03-02T03:00:00Z'))
    await expect(change(request)).rejects.toMatchObject({ refusal })
    expect(await listEventChanges(database.db, course.cohort.id)).toEqual([])
  })
})
