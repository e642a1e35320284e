import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ControlledTransaction, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { takeWorkerSlot } from '../../src/store/worker-slot.ts'
import { FILES, writeProject } from '../programme/small-programme.ts'
import { type Answer, type Folder, feuilleton, temporaryFolder } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { PROGRAMME } from '../support/real-programme.ts'

const COHORT = `${PROGRAMME}-2027-01-11`
const BASIS = ['--basis', 'Signed the list at the assembly']
const CREATE = ['cohort', 'create', PROGRAMME, '--from', '2027-01-11', '--yes']

let folder: Folder
let db: Database
let url: string
let watch: ControlledTransaction<unknown>

// The tests of this file follow one another on one embedded store, which our own session keeps up meanwhile.
beforeAll(async () => {
  folder = await temporaryFolder()
  const server = await startEmbeddedPostgres({ directory: join(folder.path, 'postgres'), durable: true })
  url = server.url
  db = openDatabase(url, { connections: 1, onError: () => undefined })
  watch = await db.startTransaction().setIsolationLevel('read committed').execute()
})

afterAll(async () => {
  await watch.rollback().execute()
  await db.destroy()
  await folder.remove()
})

const run = (...args: string[]): Promise<Answer> => commandHere(args, { VAR_DIR: folder.path })

async function addresses(): Promise<string[]> {
  const query = sql<{ address: string }>`
    select s.address from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id order by e.id`
  return (await query.execute(watch)).rows.map(({ address }) => address)
}

async function peopleFile(text: string): Promise<string> {
  const file = join(folder.path, 'people.csv')
  await writeFile(file, text)
  return file
}

/** What it still takes for anybody to get a letter. */
const NEEDED = `For people to sign up by themselves: npx feuilleton cohort open ${COHORT}
No service is running, and letters leave only while one does: npx feuilleton serve
SMTP_URL is not set: that service would keep letters in its outbox, and send none
`

/** 21 lessons, and four reminders of the programme: that of a recording is planned once there is one. */
const DISPATCHES = '25'

describe('feuilleton cohort', () => {
  it('refuses a programme whose stand-ins readers would get, and names them', async () => {
    const { code, out, err, trace } = await run(...CREATE)
    expect(err).toMatch(
      /17 places are still to be filled in, in the programme 21-jours-pour-convaincre, .*: links\.programme, .*sender\.address, sender\.postal: /,
    )
    expect(err).toContain('--with-placeholders')
    expect([code, out, trace]).toEqual([1, '', undefined])
    expect(await run('cohort', 'list')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^No cohort yet: /),
    })
  })

  it('schedules it all the same when asked to', async () => {
    const create = [...CREATE, '--with-placeholders']
    const { code, out, err } = await feuilleton(create, { VAR_DIR: folder.path })
    expect(out).toMatch(
      new RegExp(
        `^Scheduled ${COHORT}: day one 2027-01-11 at 07:30, Europe/Paris \\(edition [0-9a-f]{16}\\)\n`,
      ),
    )
    expect(out).toContain(`npx feuilleton enrol ${COHORT} `)
    expect(out.endsWith(NEEDED)).toBe(true)
    expect([code, err]).toEqual([0, ''])
  })

  it('refuses a name that is taken, and one that cannot stand in a List-Id', async () => {
    const env = { VAR_DIR: folder.path, FEUILLETON_ROOT: await writeProject(FILES) }
    const named = (slug: string) =>
      commandHere(['cohort', 'create', 'petit', '--from', '2027-01-11', '--slug', slug, '--yes'], env)
    const taken = await named(COHORT)
    expect(taken.err).toBe(`there is a cohort named ${COHORT} already: choose another with --slug\n`)
    const strange = await named('Été 2027')
    expect(strange.err).toMatch(
      /^"Été 2027" cannot name a cohort: expected lower-case letters, digits and hyphens/,
    )
    for (const { code, out, trace } of [taken, strange])
      expect([code, out, trace]).toEqual([1, '', undefined])
  })

  it('lists the cohorts, for people and for programs', async () => {
    const { out } = await run('cohort', 'list')
    const [head, line, ...others] = out
      .trimEnd()
      .split('\n')
      .map((row) => row.split(/ {2,}/))
    const names = ['COHORT', 'PROGRAMME', 'DAY ONE', 'ENROLLED', 'SUBMITTED', 'DISPATCHES TO COME', 'STATE']
    expect(head).toEqual(names)
    expect(line).toEqual([
      COHORT,
      PROGRAMME,
      '2027-01-11 07:30 Europe/Paris',
      '0',
      '0',
      DISPATCHES,
      'running',
    ])
    expect(others).toEqual([])
    const json = JSON.parse((await run('cohort', 'list', '--json')).out)
    expect(json).toEqual([
      expect.objectContaining({
        slug: COHORT,
        dayOne: '2027-01-11',
        enrolments: 0,
        planned: Number(DISPATCHES),
      }),
    ])
  })

  it('shows one with its letters, for people and for programs', async () => {
    const { out } = await run('cohort', 'show', COHORT)
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(4 + Number(DISPATCHES))
    expect(lines[1]).toBe('day one 2027-01-11 at 07:30, Europe/Paris; late joiners: next-lesson')
    expect(lines[2]).toBe('running, 0 enrolled')
    expect(lines.find((row) => row.includes('jour-14'))).toMatch(
      /^Sun 2027-01-24 07:30 {2}Europe\/Paris {2}jour-14 +planned$/,
    )
    expect(lines.find((row) => row.includes('webinaire.day-before'))).toMatch(
      /^Sun 2027-01-24 09:00 {2}Europe\/Paris {2}webinaire.day-before +planned$/,
    )
    const json = JSON.parse((await run('cohort', 'show', COHORT, '--json')).out)
    expect(json).toMatchObject({ slug: COHORT, lateJoiners: 'next-lesson', enrolments: 0 })
    expect(json.letters).toHaveLength(Number(DISPATCHES))
    expect(json.letters[0]).toMatchObject({
      letter: 'jour-01',
      dueAt: '2027-01-11T06:30:00.000Z',
      state: 'planned',
    })
  })
})

describe('feuilleton enrol', () => {
  it('takes the same address twice for one person, in one call and in the next', async () => {
    const first = await run(
      'enrol',
      COHORT,
      ...BASIS,
      'Ana@Example.org',
      'bob@example.org',
      'ana@example.ORG',
    )
    expect(first).toMatchObject({ code: 0, out: `Enrolled 2 in ${COHORT}\n${NEEDED}`, err: '' })
    const again = await run('enrol', COHORT, ...BASIS, 'ANA@example.org', 'carla@example.org')
    expect(again.out).toBe(`Enrolled 1 in ${COHORT}; there already: 1\n${NEEDED}`)
    expect((await run('cohort', 'show', COHORT)).out).toContain('\nrunning, 3 enrolled\n')
    expect(await addresses()).toEqual(['Ana@example.org', 'bob@example.org', 'carla@example.org'])
  })

  it('says what is still needed, and nothing that is there', async () => {
    const enrolOne = (env: Record<string, string>) =>
      commandHere(['enrol', COHORT, ...BASIS, 'carla@example.org'], { VAR_DIR: folder.path, ...env })
    const relayed = await enrolOne({ SMTP_URL: 'smtp://relay.example', PUBLIC_URL: 'https://a.example' })
    expect(relayed.out).toContain('No service is running')
    expect(relayed.out).not.toContain('SMTP_URL')
    const alive = { host: 'here', pid: 1, now: new Date(), onError: () => undefined }
    const worker = await takeWorkerSlot(url, alive)
    const served = await enrolOne({})
    await worker.leave()
    expect(served.out).toBe(
      `Enrolled 0 in ${COHORT}; there already: 1\n${NEEDED.slice(0, NEEDED.indexOf('\n') + 1)}`,
    )
  })

  it('enrols nobody when one address is wrong, and nobody in a cohort that is not', async () => {
    const wrong = await run('enrol', COHORT, ...BASIS, 'dora@example.org', 'emil@')
    expect(wrong.err).toBe('emil@: the part after the @ is not a domain name\nNobody was enrolled.\n')
    const near = await run('enrol', COHORT, ...BASIS, 'dora@gmial.com')
    expect(near.err).toBe(
      'dora@gmial.com: did you mean dora@gmail.com? If not, add --keep-domains\nNobody was enrolled.\n',
    )
    const nowhere = await run('enrol', 'janvier', ...BASIS, 'dora@example.org')
    expect(nowhere.err).toBe(`no cohort is named janvier; there are: ${COHORT}\n`)
    const nobody = await run('enrol', COHORT, ...BASIS)
    expect(nobody.err).toBe('nobody to enrol: name addresses, or a file with --csv\n')
    for (const { code, out, trace } of [wrong, near, nowhere, nobody])
      expect([code, out, trace]).toEqual([1, '', undefined])
    expect(await addresses()).toHaveLength(3)
  })

  it('lists the bad lines of a file and imports nothing, or leaves them out when asked to', async () => {
    const file = await peopleFile(
      'adresse;prénom;ville\nfred@example.org;Fred;Lyon\nbad;;\ngil@example.org;=1+1;\nhugo@example.org;Hugo;\n',
    )
    const refused = await run('enrol', COHORT, ...BASIS, '--csv', file)
    expect(refused.err).toContain(`${file}:3: "bad" is not an address: it has no @\n`)
    expect(refused.err).toContain(`${file}:4: the first name "=1+1" starts like a spreadsheet formula\n`)
    expect(refused.err).toMatch(/\nNothing was imported\. .*--skip-bad\.\n$/)
    expect([refused.code, refused.out, refused.trace]).toEqual([1, '', undefined])
    expect(await addresses()).toHaveLength(3)
    const taken = await run('enrol', COHORT, ...BASIS, '--csv', file, '--skip-bad')
    expect(taken).toMatchObject({ code: 0, out: `Enrolled 2 in ${COHORT}\n${NEEDED}` })
    expect(taken.err).toContain(`left out: ${file}:3: `)
    expect(taken.err).toContain('columns that nothing reads: ville\n')
    expect((await addresses()).slice(3)).toEqual(['fred@example.org', 'hugo@example.org'])
  })

  it('refuses a file that it cannot read to its end, even when asked to leave bad lines out', async () => {
    const unclosed = await peopleFile(
      'adresse;prénom\nida@example.org;Ida\nbad;\njean@example.org;"Jean\nkim@example.org;Kim\n',
    )
    const first = await run('enrol', COHORT, ...BASIS, '--csv', unclosed, '--skip-bad')
    expect(first.err).toContain(`${unclosed}:4: a quote " opens in this line and never closes\n`)
    expect(first.err).toMatch(/\nNothing was imported: past line 4 the file was not read/)
    const lost = await peopleFile(`adresse\nida@example.org\n${'bad\n'.repeat(1_000)}last@example.org\n`)
    const second = await run('enrol', COHORT, ...BASIS, '--csv', lost, '--skip-bad')
    expect(second.err).toMatch(/\nNothing was imported: past line 1002 the file was not read/)
    for (const { code, out, trace } of [first, second]) expect([code, out, trace]).toEqual([1, '', undefined])
    expect(await addresses()).toHaveLength(5)
  })

  it('asks for the legal basis, and says why', async () => {
    for (const args of [[], ['--basis', ' ']]) {
      const { code, out, err, trace } = await run('enrol', COHORT, 'dora@example.org', ...args)
      expect(err).toMatch(
        /^say how these people agreed to be written to, as it is you who answers for it: --basis /,
      )
      expect([code, out, trace]).toEqual([1, '', undefined])
    }
    expect(await addresses()).toHaveLength(5)
  })
})

describe('feuilleton cohort open and close', () => {
  it('say where people sign up, and to how many it is open', async () => {
    const open = await run('cohort', 'open', COHORT, '--capacity', '30')
    expect(open.out).toBe(
      `${COHORT}: sign-up is open, to 30 at most\nPeople sign up at /p/${PROGRAMME}/join?cohort=${COHORT}\n`,
    )
    expect((await run('cohort', 'open', COHORT)).out).toContain('to 30 at most')
    expect((await run('cohort', 'show', COHORT)).out).toContain('\nsign-up is open, to 30 at most\n')
    const closed = await run('cohort', 'close', COHORT)
    expect(closed.out).toBe(`${COHORT}: sign-up is closed; who is enrolled stays\n`)
    expect(closed.code).toBe(0)
  })

  it('have beside them a plan of how many may join, and of what becomes of those who come late', async () => {
    const joining = (...options: string[]) => run('cohort', 'joining', COHORT, ...options)
    const shown = await joining('--unlimited', '--late', 'next-cohort')
    expect(shown.out).toContain(`${COHORT}: places: 30 → none · late joiners: `)
    expect(shown.out).toMatch(/\n {2}\w+ (person is|people are) enrolled; nobody has still to confirm\.\n/)
    const [, hash = ''] = /add --apply (\w{16})/.exec(shown.out) ?? []
    expect(await joining('--unlimited', '--apply', hash)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Nothing was changed'),
    })
    const done = await joining('--unlimited', '--late', 'next-cohort', '--apply', hash)
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Done: ') })
    const [, undo = ''] = /add --apply (\w{16})/.exec((await joining('--undo')).out) ?? []
    expect(await joining('--undo', '--apply', undo)).toMatchObject({ code: 0 })
    expect((await joining('--undo')).err).toMatch(/no change of who may join .* can be undone/)
    expect((await joining()).err).toContain(
      'say what to change: --capacity <number>, --unlimited or --late <rule>',
    )
  })

  it('refuse a cohort that is not, and a capacity that is none', async () => {
    expect((await run('cohort', 'open', 'janvier')).err).toContain('no cohort is named janvier')
    expect((await run('cohort', 'open', COHORT, '--capacity', '0')).err).toContain(
      'expected a number from 1 to',
    )
  })

  it('may be said when the cohort is scheduled', async () => {
    const create = [
      'cohort',
      'create',
      PROGRAMME,
      '--from',
      '2027-09-06',
      '--slug',
      'rentree',
      '--with-placeholders',
      '--yes',
    ]
    const { out: said } = await run(...create, '--open', '--capacity', '12')
    expect(said).not.toContain('cohort open')
    const { out } = await run('cohort', 'show', 'rentree', '--json')
    expect(JSON.parse(out)).toMatchObject({ signUp: 'open', capacity: 12 })
  })
})

describe('feuilleton consent', () => {
  it('prints the proof of one person, for people and for programs', async () => {
    const { out, code } = await run('consent', 'ANA@example.org')
    expect(out).toMatch(
      new RegExp(
        `^Consent of ANA@example.org\n\n21 jours pour convaincre \\(${COHORT}\\), enrolment 1, now active\n`,
      ),
    )
    expect(out).toMatch(/\n {2}20\S+Z {2}enrolled by the organiser, on this legal basis\n/)
    expect(out).toMatch(
      /\n {4}"Signed the list at the assembly"\n {4}SHA-256 of these words: [0-9a-f]{64}\n$/,
    )
    expect(code).toBe(0)
    const json = JSON.parse((await run('consent', 'ana@example.org', '--json')).out)
    expect(json).toMatchObject({
      address: 'ana@example.org',
      consents: [{ event: 'imported', cohort: COHORT }],
    })
  })

  it('says when there is none', async () => {
    const none = await run('consent', 'nobody@example.org')
    expect(none).toMatchObject({ code: 1, out: '', trace: undefined })
    expect(none.err).toBe('nothing is written down about the consent of nobody@example.org\n')
    expect((await run('consent', 'nobody')).err).toBe('this address cannot be used: it has no @\n')
  })
})
