import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../../src/actions/cohorts/cancel-cohort.ts'
import { answerList, startImport, undoImport } from '../../../src/actions/lists/decide-import.ts'
import { Refused } from '../../../src/domain/refusal.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { firstLetterLeft, importStage } from '../../support/import-stage.ts'

const LIST = `adresse;prénom;fuseau;heure;Statut
ana@asso.fr;Ana;;;Inscrit
bad@;Bob;;;Inscrit
cléo@asso.fr;Cléo;;;Inscrit
dan@asso.fr;Dan;Indian/Reunion;7h30;Inscrit
eve@asso.fr;Eve;;;Désinscrit
fay@asso.fr;Fay;;;VIP
`

describe('an import', () => {
  let database: TestDatabase
  let stage: Awaited<ReturnType<typeof importStage>>

  beforeEach(async () => {
    database = await testDatabase()
    stage = await importStage(database.db)
  })
  afterEach(() => database.close())

  const journal = async () => {
    const { rows } = await sql<{ act: string; author: string }>`
      select act, author from feuilleton.journal order by id`.execute(database.db)
    return rows.map(({ act, author }) => `${author}: ${act}`)
  }

  const hasFile = async () => {
    const query = sql<{ has: boolean }>`
      select exists (select from feuilleton.import_files where content is not null) as has`
    return (await query.execute(database.db)).rows[0]!.has
  }

  it('shows what is in a list before anybody is enrolled', async () => {
    await stage.enrol('ana@asso.fr')
    const { state, preview } = await stage.receive(LIST)
    expect(state).toBe('ready')
    expect(preview).toMatchObject({
      ...{ encoding: 'UTF-8', separator: ';', lines: 6, people: 2, fresh: 1, already: 1, badLines: 2 },
      uses: ['address', 'firstName', 'zone', 'at', 'standing'],
      leftCount: 1,
      left: [{ line: 6, address: 'eve@asso.fr', says: 'Désinscrit' }],
      mistakes: [
        { line: 3, problem: { problem: 'wrong-address', typed: 'bad@' } },
        { line: 4, problem: { problem: 'wrong-address', mistake: { mistake: 'local-accent' } } },
        { line: 7, problem: { problem: 'unknown-standing', says: 'VIP' } },
      ],
      landings: [
        { zone: 'Europe/Paris', people: 1 },
        { zone: 'Indian/Reunion', at: '07:30', people: 1, first: '2027-03-01T03:30:00.000Z' },
      ],
    })
    expect(await stage.addresses()).toEqual(['ana@asso.fr'])
  })

  it('follows the answers of its organiser: columns, words, and those who have left one by one', async () => {
    const { id } = await stage.receive(LIST)
    const uses = ['address', 'none', 'none', 'none', 'standing'] as const
    const answers = { uses: [...uses], takeStatus: ['vip'], takeLines: [6] }
    await answerList(database.db, stage.decision(id), answers)
    await stage.work()
    const { preview } = await stage.find(id)
    expect(preview).toMatchObject({ people: 4, leftCount: 0, badLines: 2 })
    expect(preview?.landings).toHaveLength(1)
  })

  it('enrols, keeps its counts and basis, tells the journal, and drops the file', async () => {
    await stage.enrol('ana@asso.fr')
    const { id } = await stage.receive(LIST)
    await startImport(database.db, stage.decision(id), { basis: 'They signed a form.', expected: 2 })
    await stage.work()
    expect(await stage.find(id)).toMatchObject({
      ...{ state: 'done', people: 2, done: 2, enrolled: 1, already: 1, basis: 'They signed a form.' },
      preview: expect.not.objectContaining({ left: expect.anything() }),
    })
    expect(await stage.addresses()).toEqual(['ana@asso.fr', 'dan@asso.fr'])
    expect(await journal()).toEqual(['root: people-enrolled', 'Ana: import-started', 'Ana: list-imported'])
    expect(await hasFile()).toBe(false)
  })

  it('starts only as it was shown, with a basis, and once', async () => {
    const { id } = await stage.receive(LIST)
    const start = (expected: number, basis = 'They signed a form.') =>
      startImport(database.db, stage.decision(id), { basis, expected })
    await expect(start(3)).rejects.toThrow(new Refused({ refused: 'import-changed' }))
    await expect(start(2, ' ')).rejects.toThrow(new Refused({ refused: 'no-basis' }))
    await start(2)
    await expect(start(2)).rejects.toThrow(new Refused({ refused: 'import-changed' }))
    const empty = await stage.receive('adresse\nbad@\n')
    const nobody = startImport(database.db, stage.decision(empty.id), { basis: 'Yes.', expected: 0 })
    await expect(nobody).rejects.toThrow(new Refused({ refused: 'nobody-to-enrol' }))
  })

  it('does not start where the list was not read to its end: the people after that would be missing unnoticed', async () => {
    const { id, preview } = await stage.receive('adresse;prénom\nana@asso.fr;Ana\nbob@asso.fr;"Bob\n')
    expect(preview).toMatchObject({ people: 1, stoppedAt: 3 })
    const started = startImport(database.db, stage.decision(id), { basis: 'Yes.', expected: 1 })
    await expect(started).rejects.toThrow(new Refused({ refused: 'list-not-read', line: '3' }))
  })

  it('that ended in the middle is carried on from there by another process, and nobody is counted twice', async () => {
    const people = Array.from({ length: 5_002 }, (_, index) => `lectrice.${index}@une-association.example`)
    const { id } = await stage.receive(`adresse\n${people.join('\n')}\n`)
    await startImport(database.db, stage.decision(id), { basis: 'Yes.', expected: 5_002 })
    let asked = 0
    const dying = {
      now() {
        asked += 1
        if (asked > 5) throw new Error('the process ends')
        return stage.clock.now()
      },
    }
    await expect(stage.work(dying)).rejects.toThrow('the process ends')
    expect(await stage.find(id)).toMatchObject({ state: 'running', done: 5_000, enrolled: 5_000 })
    await stage.work()
    expect(await stage.find(id)).toMatchObject({ state: 'running', done: 5_000 })
    stage.clock.set(new Date(stage.clock.now().getTime() + 61_000))
    await stage.work()
    expect(await stage.find(id)).toMatchObject({ state: 'done', done: 5_002, enrolled: 5_002, already: 0 })
  })

  it('into a cohort that was cancelled meanwhile stops, and says so', async () => {
    const { id } = await stage.receive(LIST)
    await startImport(database.db, stage.decision(id), { basis: 'Yes.', expected: 2 })
    await cancelCohort(database.db, stage.cohort)
    await stage.work()
    const why = { refused: 'cohort-cancelled', cohort: stage.cohort.slug }
    expect(await stage.find(id)).toMatchObject({ state: 'stopped', enrolled: 0, why })
    expect(await journal()).toContain('Ana: import-stopped')
  })

  it('is taken back: those to whom a letter has left stay, and nothing is left of the others', async () => {
    const { id } = await stage.receive('adresse\nana@asso.fr\nbob@asso.fr\ncleo@asso.fr\n')
    await startImport(database.db, stage.decision(id), { basis: 'Yes.', expected: 3 })
    await stage.work()
    await firstLetterLeft(database.db, 'bob@asso.fr')
    await undoImport(database.db, stage.decision(id))
    await stage.work()
    expect(await stage.find(id)).toMatchObject({ state: 'undone', removed: 2, stayed: 1 })
    expect(await stage.addresses()).toEqual(['bob@asso.fr'])
    const left = sql<{ n: number }>`select count(*) as n from feuilleton.subscribers`
    expect((await left.execute(database.db)).rows).toEqual([{ n: 1 }])
    expect((await journal()).at(-1)).toBe('Ana: import-undone')
    await expect(undoImport(database.db, stage.decision(id))).rejects.toThrow(Refused)
  })

  it('that was taken back can be made again', async () => {
    const list = 'adresse\nana@asso.fr\n'
    const [first, again] = [await stage.receive(list), await stage.receive(list)]
    await startImport(database.db, stage.decision(first.id), { basis: 'Yes.', expected: 1 })
    await stage.work()
    await undoImport(database.db, stage.decision(first.id))
    await stage.work()
    await startImport(database.db, stage.decision(again.id), { basis: 'Yes.', expected: 1 })
    await stage.work()
    expect(await stage.find(again.id)).toMatchObject({ state: 'done', enrolled: 1, already: 0 })
  })
})
