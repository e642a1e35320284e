import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginDraft } from '../../../src/actions/cohorts/save-draft.ts'
import { loadProgramme } from '../../../src/programme/load-programme.ts'
import { sketchEdition } from '../../../src/programme/sketch-edition.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { findCohort, listCohorts } from '../../../src/store/cohorts.ts'
import { inTransaction } from '../../../src/store/database.ts'
import { keepDraftEdition } from '../../../src/store/editions.ts'
import { lockEvents } from '../../../src/store/event-changes.ts'
import { newDraft } from '../../../src/web/organiser/cohorts/new-draft.ts'
import { FILES, replaced, SCHEDULE, writeProject } from '../../programme/small-programme.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { locksWaitedFor } from '../../support/locks.ts'
import {
  type Answer,
  type Browser,
  type OrganiserPages,
  organiserPages,
} from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

const NOW = new Date('2027-02-20T10:00:00Z')
const DAYS = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
    `days.${day}`,
    'on',
  ]),
)
/** What the form of a draft sends, but for its hidden fields. */
const TYPED = {
  ...{ programme: 'petit', name: 'Mars', dayOne: '2027-03-01', at: '07:30', zone: 'Europe/Paris', ...DAYS },
  ...{ holidays: '', skipped: '', offDay: 'shift', lateJoiners: 'next-lesson', capacity: '' },
}

let database: TestDatabase
let pages: OrganiserPages
let ana: Browser

beforeEach(async () => {
  database = await testDatabase()
  const root = await writeProject(FILES)
  // As if it had been checked before: that takes seconds, once for each edition.
  const edition = await sketchEdition(root, 'petit')
  if (edition) await keepDraftEdition(database.db, edition, NOW)
  pages = organiserPages({ db: database.db, clock: virtualClock(NOW) }, { root })
  ana = await pages.as('organiser', { name: 'Ana' })
})

afterEach(() => database.close())

const DRAFT = '/o/cohorts/draft'

/** Keeps the draft that a browser has just begun; returns its address. */
async function begun(browser: Browser, typed: object = {}): Promise<string> {
  const { headers } = await browser.post(DRAFT, { ...TYPED, ...typed, then: 'keep' }, '/o/cohorts/new')
  return headers.get('Location') ?? ''
}

/** The hidden fields of the form of a draft, as a page had it. */
function marksOf({ text }: Answer): Record<string, string> {
  const [, form = ''] = text.split(`action="${DRAFT}"`)
  return hiddenFields(form.split('</form>')[0] ?? '')
}

describe('a new cohort', () => {
  it('is shown as its programme has it, with its calendar, and nothing is kept yet', async () => {
    const { status, text } = await ana.get('/o/cohorts/new')
    expect(status).toBe(200)
    expect(text).toContain('value="Petit cycle"')
    expect(text).toContain('value="2027-03-01"')
    expect(text).toContain('Monday 1 March')
    expect(await listCohorts(database.db)).toEqual([])
  })

  it('is begun once, though its page sends it by itself and by its button at the same time', async () => {
    const marks = marksOf(await ana.get('/o/cohorts/new'))
    const send = (name: string, headers?: Record<string, string>) =>
      ana.post(DRAFT, { ...marks, ...TYPED, name, then: 'keep' }, null, headers)
    const sent = await Promise.all([send('Mar', { 'HX-Request': 'true' }), send('Mars')])
    expect(sent.map(({ status }) => status)).toEqual([200, 303])
    expect(await listCohorts(database.db)).toHaveLength(1)
  })

  it('that was given up meanwhile says so, keeps what was typed, and is begun anew', async () => {
    const marks = marksOf(await ana.get('/o/cohorts/new'))
    await begun(ana)
    const path = await ana.post(DRAFT, { ...marks, ...TYPED, then: 'keep' }, null)
    const home = (path.headers.get('Location') ?? '').replace('/settings', '')
    const known = marksOf(await ana.get(`${home}/settings`))
    await ana.submit(`${home}/drop`, {}, `${home}/settings`)
    for (const stale of [marks, known]) {
      const typed = { ...TYPED, name: 'Mai', then: 'keep' }
      const live = await ana.post(DRAFT, { ...stale, ...typed }, null, { 'HX-Request': 'true' })
      expect(live.text).toContain('was given up or scheduled since you opened it')
      const gone = await ana.post(DRAFT, { ...stale, ...typed }, null)
      expect([gone.status, words(gone.text)]).toEqual([409, expect.stringContaining('begins another draft')])
      expect(gone.text).toContain('value="Mai"')
      const { text } = await ana.submit(DRAFT, { ...marksOf(gone), ...typed }, '/o/cohorts/new')
      expect(words(text)).toContain('The draft is kept.')
    }
  })

  it('that is given up while its form comes back is answered with why nothing was kept', async () => {
    const home = (await begun(ana)).replace('/settings', '')
    const marks = marksOf(await ana.get(`${home}/settings`))
    const { id } = (await findCohort(database.db, home.split('/')[3] ?? ''))!
    const answered = await inTransaction(database.db, async (tx) => {
      await lockEvents(tx, id)
      const posted = ana.post(DRAFT, { ...marks, ...TYPED, name: 'Mai', then: 'keep' }, null)
      await locksWaitedFor(database.db, 1)
      await sql`update feuilleton.cohorts set state = 'dropped' where id = ${id}`.execute(tx)
      return { posted }
    })
    const { status, text } = await answered.posted
    expect(status).toBe(409)
    expect(words(text)).toMatch(/cannot be done any more Nothing was changed: .*there is no cohort/)
  })

  it('is kept while somebody types, as far as it can be read, and says what is wrong with the rest', async () => {
    const form = { ...TYPED, name: 'Avril', capacity: 'forty' }
    expect((await ana.get('/o/cohorts/new')).text).toContain(`hx-post="${DRAFT}"`)
    const live = await ana.post(DRAFT, form, '/o/cohorts/new', { 'HX-Request': 'true' })
    expect(live.text).toContain('Give a number from 1, or nothing.')
    expect(live.text).toContain('name="draft" value="draft-')
    expect(live.text).not.toContain('<html')
    expect(await listCohorts(database.db)).toMatchObject([{ state: 'draft', name: 'Avril', capacity: null }])
  })

  it('shows again what was typed, with what is wrong beside it', async () => {
    const { status, text } = await ana.post(
      DRAFT,
      { ...TYPED, skipped: 'Easter', then: 'keep' },
      '/o/cohorts/new',
    )
    expect(status).toBe(422)
    expect(text).toContain('Easter</textarea>')
    expect(text).toContain('href="#skipped"')
  })

  it('takes dates as people write them, and leaves those out', async () => {
    const path = await begun(ana, { skipped: '02/03/2027\n2027-03-03', 'days.sunday': '' })
    const cohort = await findCohort(database.db, path.split('/')[3] ?? '')
    expect(cohort?.calendar).toEqual({
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
      skipped: { dates: ['2027-03-02', '2027-03-03'], then: 'shift' },
    })
    expect((await ana.get(path)).text).toContain('the last on Thursday 4 March 2027')
  })

  it('is scheduled by one button, and what was doubtful stays on its settings', async () => {
    const moved = { 'event.webinaire.start': '2027-03-07', 'event.webinaire.start.at': '13:00' }
    const { text } = await ana.submit(DRAFT, { ...TYPED, ...moved, then: 'schedule' }, '/o/cohorts/new')
    expect(text).toContain('“Mars” is scheduled')
    expect(text).toContain('Scheduled by Ana')
    expect(text).toContain('Webinaire is at a weekend: Sunday 7 March 2027.')
    expect(text).toContain('https://cours.example/p/petit/join?cohort=petit-2027-03-01')
    expect(await listCohorts(database.db)).toMatchObject([{ state: 'running', slug: 'petit-2027-03-01' }])
  })

  it('is refused while places are still to be filled in, with the box to try it all the same', async () => {
    const standIns = {
      'schedules/petit.yaml': replaced(SCHEDULE, 'https://asso.fr/mooc', 'https://example.org/mooc'),
    }
    const root = await writeProject({ ...FILES, ...standIns })
    const edition = await sketchEdition(root, 'petit')
    if (edition) await keepDraftEdition(database.db, edition, NOW)
    const luc = await organiserPages({ db: database.db, clock: virtualClock(NOW) }, { root }).as('organiser')
    const sent = { ...TYPED, then: 'schedule' }
    const refused = await luc.post(DRAFT, sent, '/o/cohorts/new')
    expect(refused.status).toBe(422)
    expect(words(refused.text)).toMatch(
      /1 place is still to be filled in, in the programme petit, .*\. Try it as it is/,
    )
    expect(await listCohorts(database.db)).toMatchObject([{ state: 'draft' }])
    const [draft] = await listCohorts(database.db)
    const { text } = await luc.submit(DRAFT, { ...sent, trial: 'yes' }, `/o/cohorts/${draft?.slug}/settings`)
    expect(text).toContain('“Mars” is scheduled')
  })

  it('cannot be scheduled by who may only write', async () => {
    const luc = await pages.as('writer', { name: 'Luc' })
    expect((await luc.get('/o/cohorts/new')).text).not.toContain('value="schedule"')
    const { status } = await luc.post(DRAFT, { ...TYPED, then: 'schedule' }, '/o/cohorts/new')
    expect(status).toBe(403)
    expect(await listCohorts(database.db)).toEqual([])
  })
})

describe('the page of a draft', () => {
  it('shows its letters as they would leave, each to read and to test, and the way to schedule it', async () => {
    const home = (await begun(ana)).replace('/settings', '')
    const { text } = await ana.get(home)
    expect(words(text)).toMatch(/Nothing leaves from a draft.*Review and schedule….*Monday 1 March, 7:30/)
    expect(text).toContain(`href="${home}/settings">Review`)
    const [, letter = ''] = new RegExp(`href="(${home}/letters/[^"/]+)"`).exec(text) ?? []
    expect((await ana.get(letter)).status).toBe(200)
    expect((await ana.get(`${letter}/test`)).text).toContain('Send the test now')
    for (const tab of ['people', 'events', 'import'])
      expect((await ana.get(`${home}/${tab}`)).text, tab).toContain(`href="${home}/settings">Review`)
  })
})

describe('two organisers on one draft', () => {
  it('the second is shown what the first changed, and overwrites nothing', async () => {
    const path = await begun(ana)
    const bo = await pages.as('organiser', { name: 'Bo' })
    const form = await bo.get(path)
    await ana.post(DRAFT, { ...TYPED, at: '08:00', then: 'keep' }, path)
    const late = await bo.post(DRAFT, { ...marksOf(form), ...TYPED, name: 'Avril', then: 'keep' }, null)
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/Ana, on .* – hour: 7:30 → 8:00/)
    expect(late.text).toContain('value="Avril"')
    expect(await listCohorts(database.db)).toMatchObject([{ at: '08:00', name: 'Mars' }])
    await bo.post(DRAFT, { ...marksOf(late), ...TYPED, at: '08:00', name: 'Avril', then: 'keep' }, null)
    expect(await listCohorts(database.db)).toMatchObject([{ at: '08:00', name: 'Avril' }])
  })

  it('one’s own save is no conflict', async () => {
    const path = await begun(ana)
    const form = await ana.get(path)
    await ana.post(DRAFT, { ...TYPED, at: '08:00', then: 'keep' }, path)
    const again = await ana.post(DRAFT, { ...marksOf(form), ...TYPED, at: '09:00', then: 'keep' }, null)
    expect(again.status).toBe(303)
  })
})

describe('the list of cohorts', () => {
  it('says how each stands, what leaves next with its zone, and leads to its people', async () => {
    await ana.post(DRAFT, { ...TYPED, then: 'schedule' }, '/o/cohorts/new')
    await begun(ana, { name: 'Avril', dayOne: '2027-04-01' })
    const { text } = await ana.get('/o/cohorts')
    expect(text).toMatch(/to come[\s\S]*Lesson\s1[\s\S]*Monday 1 March at 7:30 \([^)]*Paris/)
    expect(text).toContain('href="/o/cohorts/petit-2027-03-01/people">nobody<')
    expect(text.indexOf('Avril')).toBeLessThan(text.indexOf('Mars'))
    await sql`update feuilleton.cohorts set capacity = 60 where name = 'Mars'`.execute(database.db)
    expect(words((await ana.get('/o/cohorts')).text)).toMatch(/Mars .* nobody \/ 60 /)
  })

  it('goes on, page by page, from where the last one ended', async () => {
    const edition = courseEdition(1)
    const draft = newDraft(edition.programme, NOW)
    for (let number = 1; number <= 21; number++) {
      const one = { ...draft, name: `N${number}.`, dayOne: `2027-05-${String(number).padStart(2, '0')}` }
      await beginDraft(database.db, { edition, draft: one, by: { name: 'Ana' } }, NOW)
    }
    const first = await ana.get('/o/cohorts')
    const [, more = ''] = /href="(\?after=[^"]+)"/.exec(first.text) ?? []
    expect(first.text).not.toContain('N1.')
    expect((await ana.get(`/o/cohorts${more}`)).text).toContain('N1.')
  })

  it('copies a cohort for the next month with two clicks, its dates there to be read', async () => {
    await ana.post(DRAFT, { ...TYPED, then: 'schedule' }, '/o/cohorts/new')
    const { text } = await ana.submit('/o/cohorts/petit-2027-03-01/copy', {}, '/o/cohorts')
    expect(text).toContain('Here is a copy of “Mars”')
    expect(text).toContain('the first leaves on Monday 5 April at 7:30')
  })
})

it('reads a programme into the same edition as checking it does', async () => {
  const root = await writeProject(FILES)
  const loaded = await loadProgramme(root, 'petit')
  expect((await sketchEdition(root, 'petit'))?.hash).toBe(loaded.ok ? loaded.edition.hash : '')
})
