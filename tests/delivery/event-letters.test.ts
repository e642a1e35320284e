import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { register, unregister } from '../../src/actions/events/register.ts'
import { changeHours } from '../../src/actions/readers/change-hours.ts'
import { pauseReader } from '../../src/actions/readers/pause.ts'
import type { EventRequest, MadeChange } from '../../src/domain/event-change-request.ts'
import type { ProgrammeEvent } from '../../src/domain/programme.ts'
import { endPause, pauseByOrganiser } from '../../src/store/pauses.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { mailedInvitation } from '../support/mailed-invitation.ts'
import { ORGANISER } from '../support/organiser.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const BEN = 'ben@example.org'
const ZOE = 'zoe@example.org'

const webinar: ProgrammeEvent = {
  kind: 'webinar',
  title: 'Transformer son modèle',
  start: { day: 5, at: '13:00' },
  minutes: 90,
  join: 'https://salle.example/rejoindre',
}

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink(() => undefined)
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** A week of lessons from Monday 1 March 2027 at 07:30 in Paris; the webinar is on Friday at 13:00. */
async function open(events: Record<string, ProgrammeEvent>, people = [ANA, BEN]): Promise<void> {
  const edition = courseEdition(7, { schedule: { events } })
  const wanted = { db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' }
  course = await openCourse({ ...wanted, joined: '2027-02-20T10:00:00Z', people })
}

const enter = (enrolmentId: number, event = 'webinaire') =>
  register(database.db, { enrolmentId, event }, course.clock)
const quit = (enrolmentId: number, event = 'webinaire') =>
  unregister(database.db, { enrolmentId, event }, course.clock)
const change = (request: Omit<EventRequest, 'cohort' | 'event'>) =>
  changeEvent(
    database.db,
    { by: ORGANISER, cohort: 'mars', event: 'webinaire', ...request } as MadeChange,
    course.clock,
  )
const move = (date: string, at: string) => change({ move: { moment: undefined, to: { date, at } } } as never)
const cancel = () => change({ cancel: true } as never)

/** Plays each of these instants in turn. */
async function play(...instants: string[]): Promise<void> {
  for (const instant of instants) {
    course.clock.set(new Date(instant))
    await course.run()
  }
}

/** The letters about events that the relay kept, as `ana: kind [METHOD sequence]`. */
async function told(): Promise<string[]> {
  const mails = await Promise.all(sink.accepted.map(({ bytes }) => simpleParser(bytes)))
  return mails.flatMap((mail) => {
    const about = String(mail.headers.get('feedback-id') ?? '')
    if (!/^(?:webinaire|cours)[.]/.test(about)) return []
    const invitation = mailedInvitation(mail)
    const calendar = invitation ? ` [${invitation.method} ${invitation.sequence}]` : ''
    const to = mail.to && 'text' in mail.to ? mail.to.text.split('@')[0] : '?'
    return [`${to}: ${about.split(/[.:]/)[1]}${calendar}`]
  })
}

/** The text of the last letter of a kind. */
async function letterText(kind: string): Promise<string> {
  const mails = await Promise.all(sink.accepted.map(({ bytes }) => simpleParser(bytes)))
  const of = mails.findLast(({ headers }) =>
    String(headers.get('feedback-id')).startsWith(`webinaire.${kind}:`),
  )
  return of?.text?.replace(/\s/g, ' ') ?? ''
}

async function invitations(): Promise<string[]> {
  const mails = await Promise.all(sink.accepted.map(({ bytes }) => simpleParser(bytes)))
  return mails.flatMap((mail) => {
    const found = mailedInvitation(mail)
    return found ? [`${found.uid} ${found.sequence} ${found.status} ${found.start.toISOString()}`] : []
  })
}

async function standings(): Promise<string[]> {
  const query = sql<{ name: string; state: string }>`
    select split_part(s.address, '@', 1) as name, r.state from feuilleton.registrations r
    join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    order by 1`
  return (await query.execute(database.db)).rows.map(({ name, state }) => `${name} ${state}`)
}

const morning = (day: number) => [`2027-03-0${day}T08:00:00Z`]
const daily = (...days: number[]) => days.map((day) => `2027-03-0${day}T06:30:00Z`)

describe('a webinar', () => {
  it('is confirmed with an invitation, and reminded of the day before and an hour before', async () => {
    await open({ webinaire: webinar })
    await play(...daily(1, 2))
    expect(await enter(1)).toBe('registered')
    await play('2027-03-02T10:00:00Z', ...daily(3, 4), ...morning(4), ...daily(5), '2027-03-05T11:00:00Z')
    expect(await told()).toEqual([
      'ana: registered [REQUEST 0]',
      'ana: day-before',
      'ben: invite',
      'ana: hour-before',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('is confirmed, and not reminded an hour before, to whoever registers half an hour before', async () => {
    await open({ webinaire: webinar })
    await play(...daily(1, 2, 3, 4, 5), '2027-03-05T11:00:00Z', '2027-03-05T11:30:00Z')
    await enter(1)
    await play('2027-03-05T11:31:00Z', '2027-03-05T12:01:00Z', ...daily(6))
    expect(await told()).toEqual(['ana: invite', 'ben: invite', 'ana: registered [REQUEST 0]'])
  })

  it('brings nothing but the recording to whoever registers after the start', async () => {
    await open({ webinaire: { ...webinar, replay: 'https://video.example/1' } })
    await play(...daily(1, 2, 3, 4, 5), '2027-03-05T12:10:00Z')
    const before = await told()
    expect(await enter(1)).toBe('for-recording')
    await play('2027-03-05T12:11:00Z', ...daily(6), ...morning(6), ...daily(7))
    expect((await told()).slice(before.length)).toEqual(['ana: replay'])
    expect(await enter(1)).toBe('already')
  })

  it('has no letter about a recording until there is one, and then at once', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await play(...daily(1, 2, 3, 4, 5, 6, 7), '2027-03-07T10:00:00Z')
    const before = await told()
    await change({ links: { replay: 'https://video.example/1' } })
    await play('2027-03-07T10:00:10Z')
    expect((await told()).slice(before.length)).toEqual(['ana: replay'])
    expect(await letterText('replay')).toContain('https://video.example/1')
  })

  it('says nothing more to somebody who took the registration back', async () => {
    await open({ webinaire: { ...webinar, replay: 'https://video.example/1' } })
    await enter(1)
    await play('2027-02-20T10:01:00Z')
    expect(await quit(1)).toBe(true)
    expect(await quit(1)).toBe(false)
    await play('2027-02-20T10:02:00Z', ...daily(1, 2, 3, 4, 5, 6), ...morning(6))
    expect(await told()).toEqual([
      'ana: registered [REQUEST 0]',
      'ana: unregistered [CANCEL 1]',
      'ben: invite',
    ])
  })

  it('is confirmed once to somebody who comes, goes and comes back before a letter leaves', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await quit(1)
    await enter(1)
    await play('2027-02-20T10:01:00Z')
    expect(await told()).toEqual(['ana: registered [REQUEST 2]'])
    expect(await ledgerWords(database.db)).toContain(`registered.1 ${ANA} skipped(not-concerned)`)
  })

  it('is not announced any more to somebody who registers between the writing and the hand-over', async () => {
    await open({ webinaire: webinar })
    await play(...daily(1, 2, 3, 4))
    course.clock.set(new Date(morning(4)[0] ?? ''))
    const dispatches = await course.tick()
    await enter(2)
    await course.deliver(dispatches)
    expect(await told()).toEqual(['ana: invite'])
    expect(await ledgerWords(database.db)).toContain(`webinaire.invite ${BEN} skipped(not-concerned)`)
  })

  it('is left with the course: nothing more comes, and the place is free', async () => {
    await open({ webinaire: { ...webinar, capacity: 1 } })
    await enter(1)
    expect(await enter(2)).toBe('waiting')
    await play('2027-02-20T10:01:00Z')
    await leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, course.clock)
    await play('2027-02-20T10:02:00Z', '2027-02-20T10:03:00Z')
    expect(await told()).toEqual([
      'ana: registered [REQUEST 0]',
      'ben: waiting',
      'ben: registered [REQUEST 1]',
    ])
  })

  it('invites nobody once every place is taken', async () => {
    await open({ webinaire: { ...webinar, capacity: 1 } })
    await enter(1)
    await play('2027-02-20T10:01:00Z', ...daily(4), ...morning(4))
    expect(await told()).toEqual(['ana: registered [REQUEST 0]', 'ana: day-before'])
    expect(await ledgerWords(database.db)).toContain(`webinaire.invite ${BEN} skipped(no-place)`)
  })

  it('gives places to those who have waited longest, as many as become free', async () => {
    await open({ webinaire: { ...webinar, capacity: 1 } }, [ANA, BEN, ZOE])
    await enter(3)
    course.clock.set(new Date('2027-02-20T10:00:01Z'))
    await enter(2)
    course.clock.set(new Date('2027-02-20T10:00:02Z'))
    await enter(1)
    await quit(3)
    await play('2027-02-20T10:01:00Z', '2027-02-20T10:02:00Z')
    expect(await standings()).toEqual(['ana waiting', 'ben registered', 'zoe left'])
  })

  it('is reminded of once to somebody who moves between zones around it, and not missed', async () => {
    await open({ webinaire: webinar })
    await changeHours(database.db, { enrolmentId: 1, zone: 'America/Sao_Paulo', at: '07:30' }, course.clock)
    await enter(1)
    await play('2027-02-20T10:01:00Z', ...daily(4), '2027-03-04T10:00:00Z')
    expect(await told()).toEqual(['ana: registered [REQUEST 0]', 'ben: invite'])
    await changeHours(database.db, { enrolmentId: 1, zone: 'Europe/Paris', at: '07:30' }, course.clock)
    await play('2027-03-04T10:00:10Z')
    await changeHours(database.db, { enrolmentId: 1, zone: 'America/Sao_Paulo', at: '07:30' }, course.clock)
    await play('2027-03-04T12:00:10Z', '2027-03-05T11:30:00Z')
    expect((await told()).slice(2)).toEqual(['ana: day-before', 'ana: hour-before'])
  })

  it('is told of in a pause too: it was asked for', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await pauseReader(database.db, { enrolmentId: 1, until: undefined }, course.clock)
    await play('2027-02-20T10:01:00Z', ...daily(1, 4), ...morning(4))
    expect(await told()).toEqual(['ana: registered [REQUEST 0]', 'ana: day-before', 'ben: invite'])
  })
})

describe('a webinar that is moved and then cancelled', () => {
  beforeEach(() => open({ webinaire: webinar }, [ANA, BEN, ZOE]))

  it('tells those who registered each time, and reminds them of the dates that hold', async () => {
    await enter(1)
    await play('2027-02-20T10:01:00Z', ...daily(1, 2, 3, 4), ...morning(4))
    course.clock.set(new Date('2027-03-04T12:00:00Z'))
    await move('2027-03-07', '18:30')
    await play('2027-03-04T12:00:10Z', ...daily(5), '2027-03-05T11:00:00Z', ...daily(6), ...morning(6))
    course.clock.set(new Date('2027-03-06T15:00:00Z'))
    await cancel()
    await play('2027-03-06T15:00:10Z', ...daily(7), '2027-03-07T16:30:00Z', '2027-03-08T10:00:00Z')
    expect((await told()).filter((line) => line.startsWith('ana'))).toEqual([
      'ana: registered [REQUEST 0]',
      'ana: day-before',
      'ana: moved [REQUEST 1]',
      'ana: day-before',
      'ana: cancelled [CANCEL 2]',
    ])
    expect(await letterText('day-before')).toContain('18 h 30')
    expect(await invitations()).toEqual([
      'mars.webinaire@essai.example 0 CONFIRMED 2027-03-05T12:00:00.000Z',
      'mars.webinaire@essai.example 1 CONFIRMED 2027-03-07T17:30:00.000Z',
      'mars.webinaire@essai.example 2 CANCELLED 2027-03-07T17:30:00.000Z',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('takes back a reminder that has not left everybody yet, and tells of the new date instead', async () => {
    await enter(1)
    await enter(2)
    await play('2027-02-20T10:01:00Z', ...daily(1, 2, 3, 4))
    course.clock.set(new Date(morning(4)[0] ?? ''))
    const dispatches = await course.tick()
    await move('2027-03-07', '18:30')
    await course.deliver(dispatches)
    await course.run()
    expect((await told()).slice(2)).toEqual(['ana: moved [REQUEST 1]', 'ben: moved [REQUEST 1]'])
    expect(await ledgerWords(database.db)).toContain(`webinaire.day-before ${ANA} skipped(event-changed)`)
  })

  it('gathers what is changed within ten minutes of a notice into one more', async () => {
    await enter(1)
    await play('2027-02-20T10:01:00Z', ...daily(1), '2027-03-01T10:00:00Z')
    await move('2027-03-06', '18:00')
    await play('2027-03-01T10:00:10Z', '2027-03-01T10:02:00Z')
    await move('2027-03-06', '19:00')
    await play('2027-03-01T10:03:00Z')
    await move('2027-03-06', '20:00')
    await play('2027-03-01T10:04:00Z', '2027-03-01T10:09:59Z', '2027-03-01T10:10:00Z', '2027-03-01T10:30:00Z')
    expect((await told()).slice(1)).toEqual(['ana: moved [REQUEST 1]', 'ana: moved [REQUEST 3]'])
    const text = await letterText('moved')
    expect(text).toMatch(/18 h\b/)
    expect(text).toMatch(/20 h\b/)
    expect(text).not.toMatch(/19 h\b/)
  })

  it('tells nobody of what is as they were told in the end', async () => {
    await enter(1)
    await play('2027-02-20T10:01:00Z', '2027-03-01T10:00:00Z')
    await move('2027-03-06', '18:00')
    await play('2027-03-01T10:00:10Z', '2027-03-01T10:02:00Z')
    await move('2027-03-06', '19:00')
    await move('2027-03-06', '18:00')
    await play('2027-03-01T10:10:00Z')
    expect((await told()).slice(1)).toEqual(['ana: moved [REQUEST 1]'])
    expect(await ledgerWords(database.db)).toContain(`webinaire.change.2 ${ANA} skipped(nothing-new)`)
  })

  it('tells those who registered in between what became of what they were told', async () => {
    await enter(1)
    await play('2027-02-20T10:01:00Z', '2027-03-01T10:00:00Z')
    await move('2027-03-06', '18:00')
    await play('2027-03-01T10:00:10Z')
    await enter(2)
    await play('2027-03-01T10:02:00Z')
    await move('2027-03-06', '19:00')
    await play('2027-03-01T10:10:00Z')
    expect((await told()).slice(1)).toEqual([
      'ana: moved [REQUEST 1]',
      'ben: registered [REQUEST 1]',
      'ana: moved [REQUEST 2]',
      'ben: moved [REQUEST 2]',
    ])
  })

  it('says nothing to those who register once it is moved but what holds', async () => {
    await move('2027-03-06', '18:00')
    await enter(1)
    await play('2027-02-20T10:01:00Z', '2027-02-20T10:20:00Z')
    expect(await told()).toEqual(['ana: registered [REQUEST 1]'])
  })

  it('confirms nothing to somebody whose confirmation had not left when it was cancelled', async () => {
    await enter(1)
    await cancel()
    await play('2027-02-20T10:01:00Z')
    expect(await told()).toEqual(['ana: cancelled [CANCEL 1]'])
    expect(await enter(2)).toBe('cancelled')
  })

  it('sends the new link to those who have a place, in the invitation too', async () => {
    await enter(1)
    await play('2027-02-20T10:01:00Z', '2027-03-01T10:00:00Z')
    await change({ links: { join: 'https://salle.example/autre' } })
    await play('2027-03-01T10:00:10Z', ...daily(4), ...morning(4))
    expect((await told()).slice(1)).toEqual([
      'ana: registered [REQUEST 1]',
      'ana: day-before',
      'ben: invite',
      'zoe: invite',
    ])
    expect(await letterText('day-before')).toContain('https://salle.example/autre')
  })
})

describe('an event that is changed while letters wait', () => {
  const pauseCohort = () =>
    pauseByOrganiser(database.db, { cohortId: course.cohort.id, reason: 'essai', now: course.clock.now() })
  const goOn = () => endPause(database.db, course.cohort.id)

  it('is told of in one letter, of what became of what its reader knows', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await play('2027-02-20T10:01:00Z')
    await pauseCohort()
    await move('2027-03-06', '18:00')
    await play('2027-02-20T10:02:00Z')
    await move('2027-03-07', '19:00')
    await play('2027-02-20T10:03:00Z', '2027-02-20T10:20:00Z')
    await goOn()
    await play('2027-02-20T10:30:00Z')
    expect((await told()).slice(1)).toEqual(['ana: moved [REQUEST 2]'])
    const text = await letterText('moved')
    expect(text).toMatch(/13 h\b/)
    expect(text).toMatch(/19 h\b/)
    expect(text).not.toMatch(/18 h\b/)
  })

  it('is not told of when it is back where its reader knows it', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await play('2027-02-20T10:01:00Z')
    await pauseCohort()
    await move('2027-03-06', '18:00')
    await play('2027-02-20T10:02:00Z')
    await move('2027-03-05', '13:00')
    await goOn()
    await play('2027-02-20T10:30:00Z')
    expect((await told()).slice(1)).toEqual([])
  })

  it('is told of to somebody who goes to another zone meanwhile', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await enter(2)
    await play('2027-02-20T10:01:00Z')
    await move('2027-03-06', '18:00')
    await play('2027-02-20T10:02:00Z')
    await move('2027-03-07', '19:00')
    await changeHours(database.db, { enrolmentId: 1, zone: 'Pacific/Noumea', at: '07:30' }, course.clock)
    await play('2027-02-20T10:13:00Z')
    expect((await told()).slice(4).toSorted()).toEqual(['ana: moved [REQUEST 2]', 'ben: moved [REQUEST 2]'])
  })

  it('is not told of once it is over, as when its link is mended afterwards', async () => {
    await open({ webinaire: webinar })
    await enter(1)
    await play(...daily(1, 5), '2027-03-05T20:00:00Z')
    const before = await told()
    await change({ links: { join: 'https://salle.example/autre' } })
    await play('2027-03-05T20:01:00Z')
    expect(await told()).toEqual(before)
  })

  it('leaves the reminders of its other dates as they are, left or not', async () => {
    const mooc: ProgrammeEvent = {
      kind: 'mooc',
      title: 'Nouveaux modèles',
      opens: { day: 1, at: '09:00' },
      start: { day: 3 },
      end: { day: 30 },
    }
    await open({ cours: mooc })
    await play(...daily(1), '2027-03-01T09:00:00Z', ...daily(2))
    expect(await told()).toEqual(['ana: opens', 'ben: opens'])
    await pauseCohort()
    await play(...daily(3), ...morning(3))
    const to = { date: '2027-04-10' }
    await changeEvent(
      database.db,
      { by: ORGANISER, cohort: 'mars', event: 'cours', move: { moment: 'end', to } },
      course.clock,
    )
    await goOn()
    await play('2027-03-03T09:00:00Z')
    expect((await told()).slice(2)).toEqual(['ana: start-invite', 'ben: start-invite'])
  })

  it('takes no reminder of another event with it that had moved aside for its own', async () => {
    const rule = {
      name: 'rappel',
      when: '-P1D at 12:00',
      of: 'start',
      to: 'everyone',
      meets_lesson: 'wait',
    } as const
    await open({
      cours: { ...webinar, title: 'Un', start: { day: 3, at: '14:00' }, reminders: [rule] },
      webinaire: { ...webinar, title: 'Deux', start: { day: 3, at: '16:00' }, reminders: [rule] },
    })
    await play(...daily(1, 2), '2027-03-02T11:15:00Z')
    expect(await told()).toEqual(['ana: rappel', 'ben: rappel'])
    const to = { date: '2027-03-06', at: '14:00' }
    await changeEvent(
      database.db,
      { by: ORGANISER, cohort: 'mars', event: 'cours', move: { moment: undefined, to } },
      course.clock,
    )
    await play('2027-03-02T12:00:00Z')
    expect(await told()).toEqual(['ana: rappel', 'ben: rappel', 'ana: rappel', 'ben: rappel'])
  })
})

describe('a mooc', () => {
  const mooc: ProgrammeEvent = {
    kind: 'mooc',
    title: 'Nouveaux modèles',
    opens: { day: 1 },
    start: { day: 3 },
    end: { day: 30 },
    link: 'mooc',
  }

  it('is told differently to those who went on to sign up and to the others', async () => {
    await open({ cours: mooc })
    expect(await enter(1, 'cours')).toBe('not-open')
    await play(...daily(1), ...morning(1))
    expect(await enter(1, 'cours')).toBe('registered')
    await play(...daily(2, 3), ...morning(3), '2027-03-23T08:00:00Z')
    expect(await told()).toEqual([
      'ana: opens',
      'ben: opens',
      'ana: first-day',
      'ben: start-invite',
      'ben: last-call',
      'ana: week-before-end',
    ])
  })
})

describe('a reminder that is folded into a lesson', () => {
  it('stands at the top of the lesson of those whom it is for', async () => {
    const fold = {
      name: 'day-before',
      when: '-P1D at 08:00',
      to: 'registered',
      meets_lesson: 'fold',
    } as const
    await open({ webinaire: { ...webinar, reminders: [fold] } })
    await enter(1)
    await play('2027-02-20T10:01:00Z', ...daily(4), ...morning(4))
    const lessons = await Promise.all(sink.accepted.slice(1).map(({ bytes }) => simpleParser(bytes)))
    expect(lessons.map(({ text = '' }) => text.slice(0, 200).includes('Transformer son modèle'))).toEqual([
      true,
      false,
    ])
  })
})
