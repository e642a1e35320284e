import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeEvent } from '../../../src/actions/events/change-event.ts'
import { listEventChanges } from '../../../src/store/event-changes.ts'
import { listRegisteredPeople } from '../../../src/store/registered-people.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type EventCourse, openEventCourse } from '../../support/event-course.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

const EVENTS = '/o/cohorts/mars/events'
const WEBINAR = `${EVENTS}/webinaire`
const PLAN = `${WEBINAR}/plan?wish=move&moment=start&date=2027-03-04&at=18:30`
const TO_THURSDAY = { by: ORGANISER, cohort: 'mars', event: 'webinaire' } as const
const move = { moment: 'start', to: { date: '2027-03-04', at: '18:30' } }

let database: TestDatabase
let course: EventCourse
let browser: Browser

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana', 'bob', 'cleo'].map((name) => `${name}@example.org`)
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people, capacity: 2 })
  await course.registers(1, 2, 3)
  browser = await organiserPages({ db: database.db, clock: course.clock }).as('organiser', { name: 'Luc' })
})

afterEach(async () => {
  course.close()
  await database.close()
})

const look = async (path: string) => words((await browser.get(path)).text)
const changes = () => listEventChanges(database.db, course.cohort.id)

describe('the events of a cohort', () => {
  it('stand there with their dates, their zone and who takes part', async () => {
    const page = await look(EVENTS)
    expect(page).toContain('Wednesday 3 March at 13:00 (time zone: Paris)')
    expect(page).toMatch(/Registered 2 of 2 places .*Waiting 1/)
  })

  it('show what a move does, and are moved with one button from there', async () => {
    const plan = await look(PLAN)
    expect(plan).toMatch(/Wednesday 3 March at 13:00 .* → Thursday 4 March at 18:30/)
    expect(plan).toContain('Told by letter at once: 2 registered and 1 waiting for a place.')
    expect(plan).toMatch(/the day before who is registered 2 /)
    expect(plan).not.toContain('day-before')
    expect(plan).toContain('Move it and tell 3 people')
    const { text } = await browser.submit(`${WEBINAR}/change`, {}, PLAN)
    expect(words(text)).toContain('“Le webinaire” is moved; 3 people are told by letter.')
    expect(await journalLines(database.db)).toContainEqual(
      'Luc moved “Le webinaire” from Wednesday 3 March 2027 at 13:00 (time zone: Paris) to Thursday 4 March 2027 at 18:30 (time zone: Paris). 3 people told by letter',
    )
  })

  it('say who is told in each language', async () => {
    expect(await look(`${PLAN}&lang=fr`)).toMatch(
      /Prévenus par lettre tout de suite : 2 inscrits et 1 personne en attente d’une place/,
    )
    expect(await look(`${PLAN}&lang=es`)).toContain(
      'Se avisa por carta enseguida: 2 personas inscritas y 1 persona en espera de plaza.',
    )
  })

  it('say what else is on the day that an event is moved to', async () => {
    const plan = await look(`${WEBINAR}/plan?wish=move&moment=start&date=2027-03-30&at=18:30`)
    expect(plan).toContain('On the same day: “Le guide”, Online, Tuesday 30 March.')
  })

  it('are not overwritten: whoever saw an older plan is shown what became of it', async () => {
    const seen = await browser.get(PLAN)
    await changeEvent(
      database.db,
      { ...TO_THURSDAY, move: { ...move, to: { date: '2027-03-05', at: '10:00' } } },
      course.clock,
    )
    const fields = hiddenOf(seen.text)
    const { status, text } = await browser.post(`${WEBINAR}/change`, fields, null)
    expect(status).toBe(409)
    expect(words(text)).toMatch(
      /Nothing was done.*Camille moved “Le webinaire” from .* to Friday 5 March 2027/,
    )
    expect(words(text)).toMatch(/Friday 5 March at 10:00 .* → Thursday 4 March at 18:30/)
    expect(await changes()).toHaveLength(1)
  })

  it('are changed once when a form is sent twice, and that is no conflict', async () => {
    const fields = hiddenOf((await browser.get(PLAN)).text)
    await browser.post(`${WEBINAR}/change`, fields, null)
    expect(await browser.post(`${WEBINAR}/change`, fields, null)).toMatchObject({ status: 303 })
    expect(await changes()).toHaveLength(1)
  })

  it.each([
    ['a date that is none', 'wish=move&moment=start&date=soon&at=18:30', 'cannot be read'],
    [
      'a date in the past',
      'wish=move&moment=start&date=2020-03-04&at=18:30',
      'cannot be moved into the past',
    ],
    ['a link that is none', 'wish=links&join=javascript:1', 'https'],
    ['no wish', '', 'cannot be read'],
  ])('refuse %s with its reason', async (_, query, reason) => {
    const { status, text } = await browser.get(`${WEBINAR}/plan?${query}`)
    expect([status, words(text)]).toEqual([422, expect.stringContaining(reason)])
  })

  it('are looked at by an observer, who is shown no form', async () => {
    const pages = organiserPages({ db: database.db, clock: course.clock })
    const observer = await pages.as('observer')
    for (const path of [EVENTS, WEBINAR])
      expect((await observer.get(path)).text).not.toMatch(/plan\?|\/plan"|\/change"/)
  })

  it('list people by where they stand', async () => {
    expect(await look(`${WEBINAR}?state=waiting`)).toMatch(/cleo@example.org(?!.*ana@example.org)/)
    expect(await browser.get('/o/cohorts/avril/events')).toMatchObject({ status: 404 })
    expect(await browser.get(`${EVENTS}/atelier`)).toMatchObject({ status: 404 })
  })
})

describe('a list of who was at a webinar', () => {
  beforeEach(() => course.clock.set(new Date('2027-03-03T15:00:00Z')))

  const upload = (text: string) => {
    const form = new FormData()
    form.set('list', new File([text], 'list.csv'))
    return browser.post(`${WEBINAR}/attendance`, form, WEBINAR)
  }

  it('is read first, and stored with the button of that page', async () => {
    const shown = await upload(
      'email,attended\nana@example.org,yes\ncleo@example.org,yes\nzoe@example.org,yes\n',
    )
    expect(words(shown.text)).toMatch(
      /1 registered and there: .*1 registered and not on the list: .*1 there without a registration: .*1 not in the cohort/,
    )
    expect(words(shown.text)).toContain('thanks, for who attended, leaves on')
    const stored = await browser.post(`${WEBINAR}/attended`, hiddenOf(shown.text, '/attended'), null)
    const then = await browser.get(stored.headers.get('location') ?? '')
    expect(words(then.text)).toContain('Noted: 2 people were at “Le webinaire”.')
    const people = await listRegisteredPeople(database.db, { cohortId: course.cohort.id, event: 'webinaire' })
    expect(people.filter(({ attended }) => attended).map(({ address }) => address)).toEqual([
      'ana@example.org',
      'cleo@example.org',
    ])
  })

  it('with a bad line is refused whole, with the line', async () => {
    const { status, text } = await upload('email,attended\nana@example.org,perhaps\n')
    expect([status, words(text)]).toEqual([422, expect.stringMatching(/nothing was stored .*Line 2:/)])
  })
})

/** The hidden fields of the form of a page that posts to an address with this ending. */
function hiddenOf(text: string, ending = '/change'): Record<string, string> {
  const own = text.split('<form ').find((part) => part.includes(`${ending}"`)) ?? ''
  return Object.fromEntries(
    [...own.split('</form>')[0]!.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  )
}
