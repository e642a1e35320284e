import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { firstLetterLeft, importStage } from '../../support/import-stage.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

/** As French Excel saves a list as CSV. */
const LIST = `Adresse e-mail;Prénom;Statut
ana@asso.fr;Ana;Inscrit
bob@;Bob;Inscrit
cléo@asso.fr;Cléo;Inscrit
dan@asso.fr;Dan;Désinscrit
eve@asso.fr;Eve;VIP
`

describe('the import page', () => {
  let database: TestDatabase
  let stage: Awaited<ReturnType<typeof importStage>>
  let ana: Browser
  let home: string

  beforeEach(async () => {
    database = await testDatabase()
    stage = await importStage(database.db)
    ana = await organiserPages({ db: database.db, clock: stage.clock }).as('organiser', { name: 'Ana' })
    home = `/o/cohorts/${stage.cohort.slug}/import`
  })
  afterEach(() => database.close())

  const sent = (bytes: string | Uint8Array, name = 'mars.csv') => {
    const form = new FormData()
    form.append('file', new File([Buffer.from(bytes)], name))
    return form
  }

  it('leads from a file to people who are enrolled in two forms', async () => {
    const preview = await ana.submit(home, sent(Buffer.from(LIST, 'latin1')))
    expect(preview.text).toContain('1 person of this list would be enrolled')
    expect(preview.text).toContain('Read as CSV in Windows-1252, separated by semicolons.')
    expect(preview.text).toMatch(/<strong>2<\/strong> lines to correct/)
    expect(preview.text).toContain('“bob@” is not an address: the part after the @ is not a domain name')
    expect(preview.text).toContain('Paris, 7:30')
    const path = `${home}/1`
    const done = await ana.submit(`${path}/start`, { basis: 'Signed at the assembly.' }, path)
    expect(done.text).toContain('1 person was enrolled.')
    expect(await stage.addresses()).toEqual(['ana@asso.fr'])
    expect((await ana.get(home)).text).toContain('Signed at the assembly.')
  })

  it('leads from people of a draft to its schedule, and from those of any other cohort to them', async () => {
    const buttons = async (path: string) => {
      const { text } = await ana.get(path)
      return [...text.matchAll(/<a class="button" href="([^"]+)"/g)].map(([, href]) => href)
    }
    await ana.submit(home, sent(LIST))
    await ana.submit(`${home}/1/start`, { basis: 'Signed.' }, `${home}/1`)
    const cohort = `/o/cohorts/${stage.cohort.slug}`
    expect(await buttons(`${home}/1`)).toEqual([`${cohort}/people`])
    await sql`update feuilleton.cohorts set state = 'draft'`.execute(database.db)
    expect(await buttons(`${home}/1`)).toEqual([`${cohort}/settings`])
    expect((await ana.get(`${home}/1`)).text).toContain(`<a href="${cohort}/people">See the people`)
  })

  it('asks for the basis, and shows the list again without it', async () => {
    await ana.submit(home, sent(LIST))
    const answer = await ana.post(`${home}/1/start`, { basis: ' ' }, `${home}/1`)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Write how they agreed')])
  })

  it('enrols who has left by the list only one by one, and asks what words mean', async () => {
    const { text } = await ana.submit(home, sent(LIST))
    expect(text).toContain('dan@asso.fr – line 5, Désinscrit')
    expect(text).toContain('“VIP” in “Statut”: 1 person')
    const answers = { 'use-0': 'address', 'use-1': 'firstName', 'use-2': 'standing' }
    const read = { ...answers, 'standing-0': 'stay', line: '5' }
    const again = await ana.submit(`${home}/1/answers`, read, `${home}/1`)
    expect(again.text).toContain('3 people of this list would be enrolled')
    await ana.submit(`${home}/1/start`, { basis: 'Yes.' }, `${home}/1`)
    expect(await stage.addresses()).toEqual(['ana@asso.fr', 'dan@asso.fr', 'eve@asso.fr'])
  })

  it('takes columns as its organiser says that they are', async () => {
    const { text } = await ana.submit(home, sent('Wer;Wo\nAna;ana@asso.fr\n'))
    expect(text).toContain('Nothing after it was read')
    const again = await ana.submit(
      `${home}/1/answers`,
      { 'use-0': 'firstName', 'use-1': 'address' },
      `${home}/1`,
    )
    expect(again.text).toContain('1 person of this list would be enrolled')
  })

  it('gives the bad lines back with the same columns, and takes them again when they are corrected', async () => {
    await ana.submit(home, sent(LIST))
    const { text } = await ana.get(`${home}/1/bad-lines.csv`)
    const [header, bob] = text.split('\r\n')
    expect(header).toBe('Adresse e-mail,Prénom,Statut,To correct')
    expect(bob).toMatch(/^bob@,Bob,Inscrit,/)
    const again = await ana.submit(home, sent(text.replace('bob@,', 'bob@asso.fr,')))
    expect(again.text).toContain('1 person of this list would be enrolled')
  })

  it.each([
    ['nothing', sent(''), 422, 'Choose a file first'],
    ['a picture', sent(Buffer.from('%PDF-1.7'), 'list.xlsx'), 200, 'this is a PDF, which is not read'],
    ['a list of nobody', sent('adresse\nbad@\n'), 200, 'Nobody in this list can be enrolled'],
  ])('says what is wrong with %s, and enrols nobody', async (_, form, status, words) => {
    const answer = await ana.submit(home, form)
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)])
    expect(answer.text).not.toContain(`${home}/1/start`)
  })

  it('says before it takes an import back who stays and how many go', async () => {
    await ana.submit(home, sent('adresse\nana@asso.fr\nbob@asso.fr\n'))
    await ana.submit(`${home}/1/start`, { basis: 'Yes.' }, `${home}/1`)
    await firstLetterLeft(database.db, 'bob@asso.fr')
    const asked = await ana.get(`${home}/1/undo`)
    expect(asked.text).toContain('1 person is taken out')
    expect(asked.text).toMatch(/1 person stays: .*<a href="\/o\/people\/\d+">bob@asso.fr<\/a>/s)
    const undone = await ana.submit(`${home}/1/undo`, {})
    expect(undone.text).toContain('1 person was taken out, 1 stays')
    expect(await stage.addresses()).toEqual(['bob@asso.fr'])
  })

  it('does nothing for the second of two who decide, and shows how it stands', async () => {
    await ana.submit(home, sent(LIST))
    await ana.post(`${home}/1/start`, { basis: 'Yes.', expected: '7' }, `${home}/1`)
    expect((await ana.get(`${home}/1`)).text).toContain('This import has changed meanwhile')
    expect(await stage.addresses()).toEqual([])
  })

  it('shows observers what was imported, and no form', async () => {
    await ana.submit(home, sent(LIST))
    const luc = await organiserPages({ db: database.db, clock: stage.clock }).as('observer')
    for (const path of [home, `${home}/1`]) {
      const { status, text } = await luc.get(path)
      expect([status, text]).toEqual([200, expect.not.stringContaining(`action="${home}`)])
    }
  })
})
