import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPeople } from '../../../src/actions/people/read-people.ts'
import { readXlsx } from '../../../src/actions/people/read-xlsx.ts'
import { LIST_NAMES } from '../../../src/domain/list-name.ts'
import type { Database } from '../../../src/store/database.ts'
import { writeEntry } from '../../../src/store/journal.ts'
import { ORGANISER_ROUTES } from '../../../src/web/organiser/routes.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { importStage } from '../../support/import-stage.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { organiserStage } from '../../support/organiser-stage.ts'

describe('the export under a list of people', () => {
  it.each([
    '/o/people',
    '/o/people?q=ana',
    '/o/people?outcome=bounced',
    '/o/people?state=left&q=b',
    '/o/cohorts/mars/people',
    '/o/cohorts/mars/people?state=going',
    '/o/cohorts/mars/people?letter=jour-01&outcome=unknown',
  ])('has those whom %s shows', async (path) => {
    const database = await testDatabase()
    const ana = await organiserStage(database.db)
    const { text } = await ana.get(path)
    const shown = [...text.matchAll(/href="\/o\/people\/\d+">([^<]+)/g)].map(([, address]) => address)
    const [, href = ''] = /href="([^"]+)" download>CSV/.exec(text)!
    const lines = (await ana.get(href.replaceAll('&amp;', '&'))).text.trim().split('\r\n').slice(1)
    await database.close()
    expect(shown.length).toBeGreaterThan(0)
    expect(lines.map((line) => line.split(',')[0])).toEqual(shown.reverse())
    expect(lines.every((line) => line.endsWith(',Session de mars'))).toBe(path.startsWith('/o/people'))
  })
})

describe('the export under any other list', () => {
  const WEBINAR = '/o/cohorts/mars/events/webinaire'

  it.each([
    [`${WEBINAR}?state=registered`, 2],
    [`${WEBINAR}?state=attended`, 1],
    [`${WEBINAR}?state=left`, 1],
    ['/o/reasons', 2],
    ['/o/reasons?why=other', 1],
    ['/o/reasons?cohort=mars', 3],
    ['/o/reasons?cohort=mars&why=other', 2],
    ['/o/journal', 5],
    ['/o/journal?author=Ana', 3],
    ['/o/journal?about=settings', 1],
    ['/o/journal?cohort=mars', 0],
    ['/o/journal?from=2027-03-02', 0],
  ])('has what %s shows: %i lines', async (path, count) => {
    const database = await testDatabase()
    const ana = await organiserStage(database.db)
    await standVariously(database.db)
    const { text } = await ana.get(path)
    const [, href = ''] = /href="([^"]+)" download>CSV/.exec(text)!
    const lines = (await ana.get(href.replaceAll('&amp;', '&'))).text.trim().split('\r\n').slice(1)
    await database.close()
    const shown = /<ul class="reasons">|<tbody>/.exec(text)?.index ?? text.length
    const rows = text.slice(shown).match(/<tr>|<li>/g) ?? []
    expect([rows.length, lines.length]).toEqual([count, count])
  })

  async function standVariously(db: Database) {
    await sql`update feuilleton.registrations set attended = true where enrolment_id = 1`.execute(db)
    await sql`update feuilleton.registrations set state = 'left' where enrolment_id = 5`.execute(db)
    await sql`
      update feuilleton.enrolments set state = 'unsubscribed', left_at = '2027-02-28', left_reason = 'too-many'
      where id = 3`.execute(db)
    const by = { name: 'Luc' }
    await writeEntry(db, { by, at: new Date('2027-03-01T08:00:00Z'), deed: { act: 'relay-tested' } })
  }
})

describe('an export', () => {
  let database: TestDatabase
  let stage: Awaited<ReturnType<typeof importStage>>

  beforeEach(async () => {
    database = await testDatabase()
    stage = await importStage(database.db)
    await stage.enrol('ana@asso.fr', '+=bob@asso.fr', 'cleo@asso.fr')
    await sql`
      update feuilleton.enrolments set state = 'unsubscribed', left_at = joined_at, left_reason = 'other: =1+1, too long'
      where id = (select max(id) from feuilleton.enrolments)`.execute(database.db)
  })
  afterEach(() => database.close())

  const pages = () => organiserPages({ db: database.db, clock: stage.clock })

  it('of people is a CSV that a spreadsheet opens, runs nothing of, and an import takes again', async () => {
    const ana = await pages().as('organiser')
    const { status, text, headers } = await ana.get(`/o/export/people.csv?cohort=${stage.cohort.slug}`)
    expect([status, headers.get('Content-Disposition')]).toEqual([
      200,
      `attachment; filename="people-${stage.cohort.slug}-2027-02-20.csv"`,
    ])
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      'Address,First name,Time zone,Hour,Day one,Status,Joined (Europe/Paris),Left (Europe/Paris),Reason',
      'ana@asso.fr,,Europe/Paris,07:30,2027-03-01,active,2027-02-20 11:00,,',
      "'+=bob@asso.fr,,Europe/Paris,07:30,2027-03-01,active,2027-02-20 11:00,,",
    ])
    const { people, leftOut } = readPeople(Buffer.from(text))
    expect([people[0], leftOut[0]?.people]).toEqual([
      { address: 'ana@asso.fr', zone: 'Europe/Paris', at: '07:30' },
      1,
    ])
  })

  it('of people in one state is those alone', async () => {
    const ana = await pages().as('organiser')
    const { text } = await ana.get(`/o/export/people.csv?cohort=${stage.cohort.slug}&state=left`)
    expect(text.trim().split('\r\n')).toHaveLength(2)
    expect(text).toContain('"Another reason: =1+1, too long"')
  })

  it('as a workbook holds texts and no formulas', async () => {
    const app = pages()
    await app.as('organiser')
    const { exportList } = await import('../../../src/actions/lists/export/export-list.ts')
    const { spreadsheet } = await import('../../../src/documents/spreadsheet.ts')
    const wanted = { list: 'people', filter: { cohort: stage.cohort.slug }, format: 'xlsx' } as const
    const open = await exportList(database.db, {
      ...{ ...wanted, language: 'fr', by: { name: 'Ana' }, now: stage.clock.now() },
    })
    const stream = await spreadsheet({ ...open, name: 'Personnes' }, { ...wanted, language: 'fr' })
    const bytes = await buffer(stream)
    const read = await readXlsx(bytes)
    expect(read).toMatchObject({ ok: true, sheet: 'Personnes' })
    const rows = read.ok ? read.rows.map(({ cells }) => cells[0]) : []
    expect(rows).toEqual(['Adresse', 'ana@asso.fr', '+=bob@asso.fr', 'cleo@asso.fr'])
    expect(Buffer.from(bytes).includes('<f>')).toBe(false)
  })

  it('tells the journal who took what, and how long it was', async () => {
    const ana = await pages().as('organiser', { name: 'Ana' })
    await ana.get('/o/export/reasons.xlsx')
    const query = sql`select author, act, facts from feuilleton.journal order by id desc limit 1`
    expect((await query.execute(database.db)).rows).toEqual([
      { author: 'Ana', act: 'list-exported', facts: { list: 'reasons', format: 'xlsx', rows: 1 } },
    ])
  })

  it('is there for every list but for nobody without the right, and what there is not is not found', async () => {
    const app = pages()
    const [ana, luc] = [await app.as('owner'), await app.as('observer', { mayExport: false })]
    for (const list of LIST_NAMES) {
      const path = `/o/export/${list}.csv?cohort=${stage.cohort.slug}`
      expect([list, (await luc.get(path)).status]).toEqual([list, 403])
      expect([list, (await ana.get(path)).status]).toEqual([list, list === 'registrations' ? 404 : 200])
    }
    expect((await ana.get('/o/export/people.csv?cohort=avril')).status).toBe(404)
    expect((await ana.get('/o/export/secrets.csv')).status).toBe(404)
    const routes = ORGANISER_ROUTES.filter(({ path }) => path.startsWith('/export'))
    expect(new Set(routes.map(({ right }) => right))).toEqual(new Set(['export']))
  })
})
