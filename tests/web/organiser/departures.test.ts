import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { changeEvent } from '../../../src/actions/events/change-event.ts'
import { register } from '../../../src/actions/events/register.ts'
import { tick } from '../../../src/delivery/tick.ts'
import type { Address } from '../../../src/domain/address.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { eventStage, words } from '../../support/event-stage.ts'
import { IMPORTED } from '../../support/imported.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

const HOME = '/o/cohorts/mars'

let database: TestDatabase
let clock: Awaited<ReturnType<typeof eventStage>>['clock']
let ana: Browser

beforeEach(async () => {
  database = await testDatabase()
  clock = (await eventStage(database.db)).clock
  ana = await organiserPages({ db: database.db, clock }).as('organiser')
})
afterEach(() => database.close())

const look = async (path: string) => words((await ana.get(path)).text)

async function moveWebinar(date: string): Promise<void> {
  const wish = { cohort: 'mars', event: 'webinaire', move: { moment: undefined, to: { date, at: '13:00' } } }
  await changeEvent(database.db, { ...wish, by: { name: 'Ana' } }, clock)
}

describe('a letter for nobody', () => {
  it('is no departure, be it a notice of a change or a reminder, until somebody is registered', async () => {
    await moveWebinar('2027-03-11')
    await tick(database.db, clock.now(), async () => undefined)
    clock.set(new Date('2027-02-20T10:01:00Z'))
    await moveWebinar('2027-03-10')
    const first = {
      '/o': /Day 1.* 1 March/,
      [HOME]: /Day 1.* 1 March/,
      '/o/cohorts': /Lesson 1 Monday 1 March/,
    }
    for (const [path, lesson] of Object.entries(first)) {
      const [departures = ''] = (await look(path)).split('List Calendar')
      expect(departures).not.toContain('Change: ')
      expect(departures).toMatch(lesson)
    }
    clock.set(new Date('2027-03-10T08:05:00Z'))
    await tick(database.db, clock.now(), async () => undefined)
    expect(await look(HOME)).not.toContain('Change: ')
    const before = /Next to leave, in 2 h: Reminder: Webinaire/
    expect(await look(HOME)).not.toMatch(before)
    expect(await look('/o/cohorts')).not.toContain('Wednesday 10 March')
    await register(database.db, { enrolmentId: 1, event: 'webinaire' }, clock)
    expect(await look(HOME)).toMatch(before)
    expect(await look('/o')).toMatch(/Leaves next .*Reminder: Webinaire [^:]* in 2 h/)
    expect(await look('/o/cohorts')).toContain('Wednesday 10 March at 12:00')
  })
})

describe('the next departure of a cohort', () => {
  it('is a letter that others have already where their day began earlier', async () => {
    const cohort = await findCohort(database.db, 'mars')
    if (!cohort) throw new Error('there is no cohort')
    const people = [{ address: 'maya@example.org' as Address, zone: 'Indian/Reunion' }]
    const { programme } = courseEdition(3)
    await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    expect(await look(HOME)).not.toContain('already')
    clock.set(new Date('2027-03-02T04:00:00Z'))
    await tick(database.db, clock.now(), async () => undefined)
    expect(await look(HOME)).toMatch(
      /Next to leave, in 2 h: Day 2 – Leçon 2.*One person will get it\. Elsewhere it has left already \(time zone: Réunion\)\./,
    )
  })
})
