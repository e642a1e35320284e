import { Hono } from 'hono'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { register } from '../../src/actions/events/register.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { claimDue } from '../../src/store/claims.ts'
import { findStream } from '../../src/store/streams.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { myEventRouter } from '../../src/web/reader/events/my-event-router.ts'
import { cohortFeedRouter } from '../../src/web/reader/read/cohort-feed.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { mailedInvitation } from '../support/mailed-invitation.ts'
import { ORGANISER } from '../support/organiser.ts'

const { keys } = IMPORTED
const publicUrl = 'https://cours.example'
const WEBINAR = { kind: 'webinar', title: 'Webinaire', start: { day: 2, at: '13:00' }, minutes: 90 }

let database: TestDatabase
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2, { schedule: { events: { webinaire: WEBINAR } } }),
    port: 9,
    slug: 'mars',
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org'],
  })
})

afterEach(async () => {
  course.close()
  await database.close()
})

const uidsIn = (calendar: string) => [...calendar.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid!.trim())

async function page(app: Hono, path: string): Promise<string> {
  return (await app.request(`${publicUrl}${path}`)).text()
}

/** The UIDs that each way of telling a calendar of the cohort gives while `mailDomain` is what the service is set to. */
const WAYS: Record<string, (mailDomain: string | undefined) => Promise<string[]>> = {
  async letter(mailDomain) {
    await changeEvent(
      database.db,
      {
        by: ORGANISER,
        cohort: 'mars',
        event: 'webinaire',
        move: { moment: undefined, to: { date: '2027-03-02', at: hour() } },
      },
      course.clock,
    )
    course.clock.set(new Date(course.clock.now().getTime() + 60 * 60_000))
    const write = course.worker({ mailDomain }).openWriter()
    const now = course.clock.now()
    const uids: string[] = []
    for (const dispatchId of await course.tick()) {
      const stream = await findStream(database.db, dispatchId)
      const wanted = { now, leaseUntil: new Date(now.getTime() + 60_000), by: 'test', size: 10 }
      for (const delivery of (await claimDue(database.db, stream!, wanted)).claimed) {
        const letter = await write(delivery)
        const invited = 'bytes' in letter ? mailedInvitation(await simpleParser(letter.bytes)) : undefined
        if (invited) uids.push(invited.uid)
      }
    }
    return [...new Set(uids)]
  },
  file(mailDomain) {
    const { db } = database
    const guard = createFormGuard({ keys, clock: course.clock, publicUrl })
    const parts = { db, clock: course.clock, keys, publicUrl, guard, mailDomain }
    const app = new Hono().route('/me', myEventRouter(parts))
    return page(app, `/me/${makeToken(keys, 'me', 1)}/events/webinaire.ics`).then(uidsIn)
  },
  feed(mailDomain) {
    const app = new Hono().route('/c', cohortFeedRouter({ db: database.db, clock: course.clock, mailDomain }))
    return page(app, '/c/mars.ics').then(uidsIn)
  },
  lessons(mailDomain) {
    const app = new Hono().route('/c', cohortFeedRouter({ db: database.db, clock: course.clock, mailDomain }))
    return page(app, '/c/mars.ics?lessons').then((text) =>
      uidsIn(text).filter((uid) => uid.includes('lesson')),
    )
  },
}

let moves = 0
const hour = () => `1${5 + (moves++ % 4)}:00`

describe('the UIDs of the calendar entries of a cohort', () => {
  it.each(Object.keys(WAYS))(
    'stay what they were when MAIL_DOMAIN changes, once a %s has told one',
    async (way) => {
      await register(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
      const before = await WAYS[way]!('avant.example')
      expect(before.length).toBeGreaterThan(0)
      for (const uid of before) expect(uid).toMatch(/@avant\.example$/)
      for (const [other, tell] of Object.entries(WAYS)) {
        const domains = (await tell('apres.example')).map((uid) => uid.split('@')[1])
        expect([other, ...new Set(domains)]).toEqual([other, 'avant.example'])
      }
      expect(await WAYS[way]!(undefined)).toEqual(before)
    },
  )

  it('have the domain of the present while none was told', async () => {
    expect(await WAYS.feed!(undefined)).toEqual(['mars.webinaire@essai.example'])
  })
})
