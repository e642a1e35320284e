import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { register } from '../../src/actions/events/register.ts'
import { cancelEvent, linkEvent, moveEvent } from '../../src/cli/events/change-event.ts'
import { listEvents } from '../../src/cli/events/list-events.ts'
import { systemClock } from '../../src/domain/clock.ts'
import { listEventChanges } from '../../src/store/event-changes.ts'
import { pauseByOrganiser } from '../../src/store/pauses.ts'
import { linesOf } from '../support/command-lines.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'
import { ORGANISER } from '../support/organiser.ts'

const PEOPLE = ['ana@example.org', 'bob@example.org', 'cleo@example.org']
const WEBINAR = { cohort: 'mars', event: 'webinaire' }

let database: TestDatabase
let course: EventCourse

// Commands read the real clock: the course is far away.
beforeEach(async () => {
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2099-03-02', people: PEOPLE, capacity: 1 })
})

afterEach(async () => {
  course.close()
  await database.close()
})

type Move = { event?: string; moment?: string; yes?: boolean }
const move = (to: string, { event = 'webinaire', ...options }: Move = {}) =>
  linesOf(database, (config, output) =>
    moveEvent(config, { cohort: 'mars', event }, { to, ...options }, output),
  )
const link = (options: { join?: string; replay?: string; yes?: boolean }) =>
  linesOf(database, (config, output) => linkEvent(config, WEBINAR, options, output))
const cancel = () => linesOf(database, (config, output) => cancelEvent(config, WEBINAR, {}, output))
const told = (lines: string[]) => lines.filter((line) => line.startsWith('Told'))

describe('the plan of a change', () => {
  it('says who is told of it', async () => {
    expect(told(await move('2099-03-09T13:00'))).toEqual([
      'Told by letter: nobody, as nobody is registered yet.',
    ])
    await course.registers(1, 2)
    expect(told(await move('2099-03-09T13:00'))).toEqual([
      'Told by letter at once: 1 registered and 1 waiting for a place.',
    ])
    expect(told(await cancel())).toEqual(['Told by letter at once: 1 registered and 1 waiting for a place.'])
  })

  it('says that nobody is told where nobody has to be', async () => {
    await course.registers(1)
    const nobody = ['Told by letter: nobody; the reminders that leave from then on say what is true.']
    expect(told(await link({ replay: 'https://video.example/1' }))).toEqual(nobody)
    expect(told(await move('2099-04-04', { event: 'guide' }))).toEqual(nobody)
  })

  it('speaks of a mooc as of a place where people sign up elsewhere', async () => {
    const shown = () => move('2099-03-10', { event: 'cours', moment: 'start' })
    expect(told(await shown())).toEqual(['Told by letter: nobody, as nobody went on to sign up yet.'])
    course.clock.set(new Date('2099-03-02T12:00:00Z'))
    await register(database.db, { enrolmentId: 1, event: 'cours' }, course.clock)
    expect(told(await shown())).toEqual(['Told by letter at once: 1 who went on to sign up.'])
    expect((await shown()).join('\n')).toMatch(/start-invite +who has not gone to sign up +2 /)
  })

  it('says until when a second change waits for others', async () => {
    await course.registers(1)
    const request = { ...WEBINAR, links: { join: 'https://meet.example/1' } }
    await changeEvent(database.db, { by: ORGANISER, ...request }, systemClock)
    expect(told(await move('2099-03-09T13:00'))[0]).toMatch(/^Told by letter at once/)
    await course.tick()
    expect(told(await move('2099-03-09T13:00'))[0]).toMatch(
      /^Told by letter on ... \d{4}-\d\d-\d\d \d\d:\d\d, with whatever else is changed until then: 1 registered\.$/,
    )
  })

  it('says that no letter leaves while the cohort is paused', async () => {
    const now = new Date('2099-03-01T12:00:00Z')
    await pauseByOrganiser(database.db, { cohortId: course.cohort.id, reason: 'a check', now })
    expect((await move('2099-03-09T13:00')).at(-2)).toBe(
      'mars is paused by an organiser since 2099-03-01T12:00:00.000Z: a check. No letter leaves before that ends.',
    )
  })

  it('has the reminders in columns: for whom, how many, when planned and when then', async () => {
    await course.registers(1)
    const lines = await move('2099-03-09T13:00')
    const from = lines.findIndex((line) => line.startsWith('Its reminders'))
    expect(lines.slice(from)).toEqual([
      'Its reminders still to leave (Europe/Paris):',
      '  REMINDER    FOR                    PEOPLE         PLANNED FOR           WITH THIS CHANGE',
      '  day-before  who is registered      1              Tue 2099-03-03 10:00  Sun 2099-03-08 09:00',
      '  invite      who is not registered  2              Tue 2099-03-03 10:00  Sun 2099-03-08 09:00',
      '  thanks      who attended           not known yet  Thu 2099-03-05 09:00  Tue 2099-03-10 09:00',
      '  sorry       who did not attend     not known yet  Thu 2099-03-05 10:00  Tue 2099-03-10 10:00',
      'Nothing is changed yet: add --yes to do it.',
    ])
  })

  it('has one line for each zone, on the clocks there', async () => {
    await course.enrols('zoe@example.org', 'America/Montreal')
    const dayBefore = (await move('2099-03-09T13:00')).filter((line) => line.includes('day-before'))
    expect(dayBefore.map((line) => line.split(/ {2,}/).slice(3))).toEqual([
      ['0', 'Tue 2099-03-03 10:00', 'Sun 2099-03-08 09:00', 'America/Montreal'],
      ['0', 'Tue 2099-03-03 10:00', 'Sun 2099-03-08 09:00', 'Europe/Paris'],
    ])
  })

  it('counts together those whose lessons leave at another hour', async () => {
    await course.enrols('zoe@example.org', 'Europe/Paris', '06:00')
    const thanks = (await move('2099-03-09T13:00')).filter((line) => line.includes('sorry'))
    expect(thanks).toHaveLength(1)
  })

  it('says which reminders do not leave', async () => {
    const lines = (await cancel()).filter((line) => /day-before|invite|thanks|sorry/.test(line))
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line).toMatch(/ {2}does not leave$/)
  })
})

describe('feuilleton event link', () => {
  it('shows what it does, and does it only when told to', async () => {
    const join = 'https://meet.example/1'
    expect(await link({ join })).toContain(`  link to join  as in the programme   ->  ${join}`)
    expect(await listEventChanges(database.db, course.cohort.id)).toEqual([])
    expect((await link({ join, yes: true })).at(-1)).toContain('Done')
    expect(await link({ join: 'https://meet.example/2' })).toContain(
      `  link to join  ${join}  ->  https://meet.example/2`,
    )
    expect(await listEventChanges(database.db, course.cohort.id)).toMatchObject([{ links: { join } }])
  })

  it('gives both at once, and has the reminders say the same', async () => {
    const both = { join: 'https://meet.example/1', replay: 'https://video.example/1' }
    const lines = await link({ ...both, yes: true })
    expect(lines.filter((line) => line.includes('the same'))).toHaveLength(4)
    expect(await listEventChanges(database.db, course.cohort.id)).toMatchObject([{ links: both }])
  })

  it('has to be told which', async () => {
    await expect(link({})).rejects.toThrow('say which link: --join <url>')
    await expect(link({ join: 'http://meet.example' })).rejects.toThrow('starts with https://')
  })
})

describe('feuilleton event list', () => {
  it('says how many take part, and of how many places', async () => {
    await course.registers(1, 2, 3)
    const list = (json: boolean) =>
      linesOf(database, (config, output) => listEvents(config, 'mars', { json }, output))
    const lines = await list(false)
    expect(lines[0]).toMatch(/REGISTERED {2}WAITING$/)
    expect(lines.find((line) => /webinaire.*start/.test(line))).toMatch(/ {2}1 of 1 +2$/)
    expect(lines.find((line) => /webinaire.*end/.test(line))).toMatch(/14:30$/)
    expect(lines.find((line) => /cours.*opens/.test(line))).toMatch(/ {2}0$/)
    expect(lines.find((line) => line.startsWith('guide'))).toMatch(/2099-03-31$/)
    expect(JSON.parse((await list(true)).join(''))).toContainEqual(
      expect.objectContaining({ event: 'webinaire', registered: 1, waiting: 2 }),
    )
  })
})
