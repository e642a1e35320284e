import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Folder, feuilleton, temporaryFolder } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal-lines.ts'
import { PROGRAMME } from '../support/real-programme.ts'

let folder: Folder
let database: TestDatabase

const run = (...args: string[]): Promise<Answer> => commandHere(args, { DATABASE_URL: database.url })

// The tests of this file follow one another on one store.
beforeAll(async () => {
  folder = await temporaryFolder()
  database = await testDatabase()
  const create = ['cohort', 'create', PROGRAMME, '--from', '2099-03-02', '--slug', 'mars']
  expect(await run(...create, '--with-placeholders')).toMatchObject({ code: 0 })
})

afterAll(async () => {
  await database.close()
  await folder.remove()
})

const WEBINAR = ['mars', 'webinaire']
const MOVE = ['event', 'move', ...WEBINAR, '--to', '2099-03-18T13:00']

async function startOfWebinar(): Promise<string | undefined> {
  const { out } = await run('event', 'list', 'mars')
  return /webinaire +webinar +start +(.*?) +0 +0$/m.exec(out)?.[1]?.replace(/ +/g, ' ')
}

describe('feuilleton event', () => {
  it('shows what a move does, and does it only when told to', async () => {
    const shown = await feuilleton(MOVE, { DATABASE_URL: database.url })
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(/start {2}Mon 2099-03-16 13:00 {2}-> {2}Wed 2099-03-18 13:00/)
    expect(shown.out).toMatch(/lessons still to leave will say so: jour-01/)
    expect(shown.out).toContain('Nothing is changed yet: add --yes')
    expect(await startOfWebinar()).toBe('Mon 2099-03-16 13:00')
    expect(await run(...MOVE, '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('Done') })
    expect(await startOfWebinar()).toBe('Wed 2099-03-18 13:00 changed')
  })

  it('tells the journal who did it', async () => {
    const link = ['event', 'link', ...WEBINAR, '--replay', 'https://video.example/1', '--yes', '--by', 'Ana']
    expect(await run(...link)).toMatchObject({ code: 0 })
    const lines = await journalLines(database.db)
    expect(lines.at(-2)).toMatch(/^\S+ moved “.*” from Monday 16 March 2099 at 13:00/)
    expect(lines.at(-1)).toMatch(/^Ana changed the links of “.*now recording: https:\/\/video\.example\/1$/)
  })

  it('gives its list as JSON', async () => {
    const { out } = await run('event', 'list', 'mars', '--json')
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ event: 'webinaire', kind: 'webinar', sequence: 2, cancelled: false }),
    )
  })

  it('says who is registered, for people, spreadsheets and programs', async () => {
    const list = (...options: string[]) => run('event', 'registrations', ...WEBINAR, ...options)
    expect(await list()).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 registered, 0 waiting, 0 left'),
    })
    expect((await list('--csv')).out).toBe('address,first_name,state,since,attended\n')
    expect(JSON.parse((await list('--json')).out)).toMatchObject({ counts: { registered: 0 }, people: [] })
    expect((await list('--csv', '--json')).err).toContain('cannot be used with')
  })

  it('gives a link', async () => {
    const link = ['event', 'link', ...WEBINAR, '--join', 'https://meet.example/1']
    expect((await run(...link)).out).toMatch(
      /link to join {2}as in the programme +-> {2}https:\/\/meet.example\/1/,
    )
    expect((await run(...link, '--yes')).out).toContain('Done')
    expect(await run(...link)).toMatchObject({
      code: 1,
      err: expect.stringContaining('has that link already'),
    })
  })

  it('takes no list of a webinar that is still to come', async () => {
    const list = join(folder.path, 'list.csv')
    await writeFile(list, 'email,attended\nana@example.org,yes\n')
    const answer = await run('event', 'attendance', ...WEBINAR, list, '--yes')
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining('webinaire has not started') })
  })

  it('cancels, once', async () => {
    expect((await run('event', 'cancel', ...WEBINAR)).out).toContain('cancelled')
    expect(await startOfWebinar()).toBe('Wed 2099-03-18 13:00 changed')
    expect(await run('event', 'cancel', ...WEBINAR, '--yes')).toMatchObject({ code: 0 })
    expect(await startOfWebinar()).toBe('Wed 2099-03-18 13:00 cancelled')
    const again = await run('event', 'cancel', ...WEBINAR, '--yes')
    expect(again).toMatchObject({
      code: 1,
      err: expect.stringContaining('is cancelled already'),
      trace: undefined,
    })
  })

  it.each([
    [['event', 'list', 'avril'], 'there is no cohort named avril'],
    [['event', 'move', 'mars', 'mooc', '--to', 'demain'], '--to demain: expected a date and an hour'],
    [['event', 'move', 'mars', 'mooc', '--to', '2099-02-30'], '--to 2099-02-30: expected a date'],
    [['event', 'cancel', 'mars', 'moc'], "no event 'moc': expected one of"],
    [['event', 'registrations', 'mars', 'moc'], "no event 'moc': expected one of"],
    [['event', 'attendance', 'mars', 'mooc', 'nowhere.csv'], 'nowhere.csv cannot be read: ENOENT'],
    [['event', 'link', 'mars', 'webinaire'], 'say which link'],
  ])('answers a mistake in one sentence: %j', async (args, message) => {
    expect(await run(...args)).toMatchObject({
      ...{ code: 1, out: '', trace: undefined },
      err: expect.stringContaining(message),
    })
  })
})
