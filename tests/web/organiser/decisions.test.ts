import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideLetters } from '../../../src/actions/decisions/decide-letters.ts'
import { listSuppressions } from '../../../src/store/suppression-list.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'
import { troubledCohort } from '../../support/troubled-cohort.ts'

let database: TestDatabase
let stage: Awaited<ReturnType<typeof troubledCohort>>
let ana: Browser

const confirm = (decision: string, ids: number[] = []) =>
  `/o/decisions/confirm?sample=1&decision=${decision}${ids.map((id) => `&id=${id}`).join('')}`
const decide = async (decision: string, { ids = [], note = '' }: { ids?: number[]; note?: string } = {}) => {
  const { status, text } = await ana.submit('/o/decisions/decide', { note }, confirm(decision, ids))
  return { status, said: words(text) }
}

async function states(): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*) as n from feuilleton.deliveries group by state order by state`.execute(database.db)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

beforeEach(async () => {
  database = await testDatabase()
  stage = await troubledCohort(database.db)
  ana = await organiserPages({ db: database.db, clock: stage.clock }).as('organiser')
})
afterEach(() => database.close())

describe('letters that wait', () => {
  it('are shown by letter and reason with the relay’s words, and what each choice does, before anything is done', async () => {
    await stage.end('unknown', { from: 1, to: 60 })
    await stage.end('held', { from: 61 })
    const page = words((await ana.get('/o/decisions')).text)
    expect(page).toContain('60 letters without an answer: Day 1 – Leçon 1, Essai 550 5.1.1 no such user')
    expect(page).toContain('1 letter held: Day 1 – Leçon 1, Essai lessons/jour-01.md:3: no such link')
    expect(page).toContain('and 10 more people')
    const preview = words((await ana.get(confirm('resend'))).text)
    expect(preview).toMatch(/Send 60 letters again .*it cannot be called back.* reader-1@example.org /)
    expect(await states()).toMatchObject({ unknown: 60, held: 1 })
  })

  it('leave again: those that are ticked, or all of their group', async () => {
    await stage.end('unknown', { from: 1, to: 60 })
    // The form holds the ids of the preview; the browser of the test sends the first of a name.
    expect(await decide('resend', { ids: [1] })).toMatchObject({
      said: expect.stringContaining('1 letter leaves again.'),
    })
    expect(await states()).toMatchObject({ unknown: 59 })
    const all = '/o/decisions/confirm?sample=2&decision=resend'
    await ana.submit('/o/decisions/decide', {}, all)
    expect(await states()).toEqual({ due: 100 })
    expect((await journalLines(database.db)).slice(1)).toEqual([
      'The organiser: letters-decided mars {"n": 1, "state": "unknown", "decision": "resend"}',
      'The organiser: letters-decided mars {"n": 59, "state": "unknown", "decision": "resend"}',
    ])
  })

  it('count as submitted with the relay’s line as proof, and not without', async () => {
    await stage.end('unknown', { from: 1 })
    const without = await decide('submitted')
    expect(without).toMatchObject({ status: 422, said: expect.stringContaining('Copy the line') })
    expect(await states()).toMatchObject({ unknown: 1 })
    expect((await decide('submitted', { note: '250 2.0.0 queued as 4F' })).said).toContain(
      'noted as submitted',
    )
    expect(await states()).toMatchObject({ submitted: 1 })
  })

  it('say so when somebody decided meanwhile, and offer no choice that cannot be', async () => {
    await stage.end('held', { from: 1 })
    expect(words((await ana.get(confirm('submitted'))).text)).not.toContain('Note 1')
    const form = await ana.get(confirm('resend'))
    expect(form.status).toBe(200)
    const request = { state: 'held', ids: [1], decision: 'leave', note: undefined } as const
    const theirs = decideLetters(database.db, { ...request, by: { name: 'Luc' }, now: stage.clock.now() })
    expect(await theirs).toEqual([1])
    const page = words((await ana.get('/o/decisions')).text)
    expect(page).toContain('Nothing waits for your decision')
    const late = await ana.get(confirm('resend'))
    expect(late.headers.get('Location')).toBe('/o/decisions')
  })
})

describe('suppressed addresses', () => {
  const at = '/o/decisions/suppressions'
  const listed = async (query = '') => words((await ana.get(`${at}${query}`)).text)

  it('are added with a reason, found, and taken back with a reason that stays readable', async () => {
    const wrong = await ana.post(`${at}/add`, { address: 'reader', reason: ' ' }, at)
    expect([wrong.status, words(wrong.text)]).toEqual([422, expect.stringContaining('This is no address')])
    expect(wrong.text).toContain('value="reader"')
    await ana.submit(`${at}/add`, { address: 'Reader-1@example.org', reason: 'asked by phone' }, at)
    expect(await listed('?q=READER')).toMatch(/reader-1@example.org .*an organiser: asked by phone/)
    expect(await listed('?q=nobody')).toContain('No address.')
    const lift = `${at}/lift`
    await ana.submit(
      lift,
      { address: 'reader-1@example.org', reason: 'called back' },
      `${lift}?address=reader-1@example.org`,
    )
    expect(await listSuppressions(database.db)).toEqual([])
    expect(await listed()).toMatch(/Written to again .*asked by phone .*called back/)
  })

  it('are taken back at once by the button that says what was done', async () => {
    const { text } = await ana.submit(`${at}/add`, { address: 'reader-1@example.org', reason: 'a slip' }, at)
    expect(words(text)).toContain('Nothing leaves for reader-1@example.org any more; it follows 1 cohort.')
    expect(text).toMatch(/<form method="post" action="\/o\/decisions\/suppressions\/lift">[\s\S]*?Undo/)
  })

  it('and bounces are listed by page, without a number of pages', async () => {
    await stage.end('bounced', { from: 1, to: 70 })
    const first = (await ana.get('/o/decisions/bounces')).text
    const next = /href="(\/o\/decisions\/bounces\?[^"]+)" rel="next"/
      .exec(first)![1]!
      .replaceAll('&amp;', '&')
    const second = (await ana.get(next)).text
    const people = (text: string) => text.match(/reader-\d+@/g)!.length
    expect([people(first), people(second)]).toEqual([50, 20])
  })
})
