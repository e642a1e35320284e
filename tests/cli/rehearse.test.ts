import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { FILES, LESSON, replaced, SCHEDULE, writeProject } from '../programme/small-programme.ts'
import {
  answerOf,
  type Folder,
  feuilleton,
  processesWith,
  startCommand,
  temporaryFolder,
} from '../support/command.ts'
import { courseEdition } from '../support/course-edition.ts'
import { IMPORTED } from '../support/imported.ts'
import { seedPostgres } from '../support/postgres-seed.ts'
import { PROGRAMME } from '../support/real-programme.ts'
import { until } from '../support/service-process.ts'

const DEAD_DATABASE = 'postgres://127.0.0.1:1/live'
const PEOPLE =
  'adresse;fuseau\nana@example.org;\nbad;\nsina@example.org;Pacific/Apia\nolga@example.org;Mars/Olympus\n'

let folder: Folder

beforeAll(async () => {
  folder = await temporaryFolder()
})

afterAll(() => folder.remove())

/** A folder for temporary files of one command, and what the command left there and among the processes. */
async function ownTemp(name: string): Promise<{ path: string; left(): Promise<string[]> }> {
  const path = join(folder.path, name)
  await mkdir(path)
  await chmod(path, 0o711)
  return { path, left: async () => [...(await readdir(path)), ...(await processesWith(path))] }
}

async function peopleFile(text: string): Promise<string> {
  const file = join(folder.path, 'people.csv')
  await writeFile(file, text)
  return file
}

/** Every row of every table of a store, as one line each. */
async function contentOf(db: Database): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(relname) as name from pg_stat_user_tables order by 1`.execute(
    db,
  )
  const rows = tables.rows.map(({ name }) =>
    sql<{ row: string }>`select ${name} || t::text as row from ${sql.raw(name)} t`.execute(db),
  )
  return (await Promise.all(rows)).flatMap(({ rows: found }) => found.map(({ row }) => row)).sort()
}

/** A live embedded store with a cohort and a reader in it. */
async function openLiveStore(): Promise<Database> {
  await seedPostgres(join(folder.path, 'postgres'))
  const server = await startEmbeddedPostgres({ directory: join(folder.path, 'postgres'), durable: true })
  const db = openDatabase(server.url, { connections: 1, onError: () => undefined })
  const edition = courseEdition(2)
  const now = new Date('2027-01-01T10:00:00Z')
  const cohort = await scheduleCohort(db, { edition, dayOne: '2027-01-11' }, now)
  await enrol(
    db,
    {
      ...IMPORTED,
      cohort,
      programme: edition.programme,
      people: [{ address: 'live@example.org' as Address }],
    },
    { now: () => now },
  )
  return db
}

describe('feuilleton rehearse', () => {
  it('writes a report for the readers of a file, and leaves no trace in a live store or on the machine', async () => {
    const live = await openLiveStore()
    const before = await contentOf(live)
    expect(before.join('\n')).toContain('live@example.org')
    const temp = await ownTemp('whole')
    const out = join(folder.path, 'whole-out')
    const file = await peopleFile(PEOPLE)
    const args = ['rehearse', PROGRAMME, '--from', '2019-09-05', '--people', file, '--skip-bad', '--out', out]
    const answer = await feuilleton(args, { VAR_DIR: folder.path, TMPDIR: temp.path })

    expect(answer.err).toContain(`left out: ${file}:3: "bad" is not an address`)
    expect(answer.err).toContain(`left out: ${file}:5: "Mars/Olympus" is not a time zone`)
    expect(answer.out).toMatch(
      /^2 people, 42 lessons and \d+ letters about events, from 2019-09-05 07:30 to /,
    )
    expect(answer.out).toContain('lessons: 42 expected, 42 submitted; MJML compiled 21 times\n')
    expect(answer.out.match(/^kept {3}[IE]\d {2}/gm)).toHaveLength(11)
    expect([answer.code, answer.trace]).toEqual([0, undefined])
    expect((await readdir(out)).sort()).toEqual(['letters', 'mail', 'report.html', 'report.json'])
    const { letters } = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'))
    expect(letters[0]).toMatchObject({ to: 'sina@example.org', localAt: '2019-09-05T07:30:00.000+13:00' })

    expect(await temp.left()).toEqual([])
    expect(await contentOf(live)).toEqual(before)
    await live.destroy()
  })

  it('makes changes on the way, in the order of their days, and says which', async () => {
    const out = join(folder.path, 'changed-out')
    const changes = ['--change', '3 cancel webinaire', '--change', '2 move webinaire 6T18:30']
    const args = ['rehearse', PROGRAMME, '--from', '2027-01-11', '--subscribers', '1', ...changes]
    const answer = await feuilleton([...args, '--out', out], { VAR_DIR: folder.path })
    expect(answer.out).toContain(
      'day 2: start of webinaire moved to 2027-01-16 18:30\nday 3: webinaire cancelled\n',
    )
    expect([answer.code, answer.err]).toEqual([0, ''])
  })

  it('refuses a change that cannot be made, and keeps the rehearsal before', async () => {
    const out = join(folder.path, 'refused-out')
    const root = await writeProject(FILES)
    const args = ['rehearse', 'petit', '--from', '2027-01-11', '--subscribers', '1', '--out', out]
    await feuilleton(args, { FEUILLETON_ROOT: root })
    const refused = async (change: string) =>
      (await feuilleton([...args, '--change', change], { FEUILLETON_ROOT: root })).err
    expect(await refused('soon')).toContain("such as '10 move webinaire 17T13:00'")
    expect(await refused('1 cancel atelier')).toContain("there is no event 'atelier'")
    expect(await readdir(out)).toContain('report.html')
  })

  it('leaves letters and report to its own user alone', async () => {
    const out = join(folder.path, 'private-out')
    const root = await writeProject(FILES)
    const args = ['rehearse', 'petit', '--from', '2027-01-11', '--subscribers', '1', '--out', out]
    await feuilleton(args, { FEUILLETON_ROOT: root })
    const made = await readdir(out, { recursive: true, withFileTypes: true })
    const open = await Promise.all(
      made.map(async (entry) => {
        const { mode } = await stat(join(entry.parentPath, entry.name))
        return (mode & 0o777) === (entry.isDirectory() ? 0o700 : 0o600) ? [] : [entry.name]
      }),
    )
    expect([made.length > 4, open.flat()]).toEqual([true, []])
    expect((await stat(out)).mode & 0o777).toBe(0o700)
  })

  it('lists the bad lines of a file, and rehearses nothing', async () => {
    const out = join(folder.path, 'bad-out')
    const file = await peopleFile(PEOPLE)
    const args = ['rehearse', 'petit', '--from', '2027-01-11', '--people', file, '--out', out]
    const answer = await feuilleton(args, { FEUILLETON_ROOT: await writeProject(FILES) })
    expect(answer.err).toContain(`${file}:3: "bad" is not an address: it has no @\n`)
    expect(answer.err).toContain(`${file}:5: "Mars/Olympus" is not a time zone`)
    expect([answer.code, answer.out, answer.trace]).toEqual([1, '', undefined])
    expect(await readdir(folder.path)).not.toContain('bad-out')
  })

  it('ends with 1 for a letter that cannot be written on its day, though it checks; and needs no live store', async () => {
    const root = await writeProject({
      ...FILES,
      'schedules/petit.yaml': `${SCHEDULE}calendar: { holidays: { region: france, then: skip } }\n`,
      'templates/petit/lessons/un.md': replaced(LESSON, 'La suite.', 'À {{ next.date | relative_day }}.'),
    })
    const out = join(folder.path, 'held-out')
    const dayBeforeAscension = '2027-05-05' // the second lesson is left out, so that the first has no next
    const args = ['rehearse', 'petit', '--from', dayBeforeAscension, '--subscribers', '1', '--out', out]
    const answer = await feuilleton(args, { FEUILLETON_ROOT: root, DATABASE_URL: DEAD_DATABASE })
    expect(answer.out).toContain('1 expected, 0 submitted, 1 held;')
    expect([answer.code, answer.err]).toEqual([1, ''])
  })

  it('tidies up when it is stopped by Ctrl+C, says so, and ends with 1', async () => {
    const temp = await ownTemp('stopped')
    const out = join(folder.path, 'stopped-out')
    const args = ['rehearse', 'petit', '--from', '2027-01-11', '--subscribers', '2000', '--out', out]
    const env = { FEUILLETON_ROOT: await writeProject(FILES), TMPDIR: temp.path }
    const child = startCommand(args, env, { detached: true })
    const answer = answerOf(child)
    await until(
      async () =>
        ((await readdir(folder.path)).includes('stopped-out') &&
          (await readdir(join(out, 'mail'))).length > 20) ||
        undefined,
    )
    expect((await temp.left()).length).toBeGreaterThan(1)
    process.kill(-child.pid!, 'SIGINT') // as a terminal does: to the command and its children
    const { code, err, trace } = await answer
    expect(err).toContain('stopped by SIGINT: the rehearsal is not complete\n')
    expect([code, trace]).toEqual([1, undefined])
    expect(await temp.left()).toEqual([])
  })

  it('replaces an earlier rehearsal, even one cut short, and no other folder', async () => {
    const env = { FEUILLETON_ROOT: await writeProject(FILES) }
    const args = (out: string) => [
      'rehearse',
      'petit',
      '--from',
      '2027-01-11',
      '--subscribers',
      '1',
      '--out',
      join(folder.path, out),
    ]
    const again = await feuilleton(args('stopped-out'), env)
    expect(again.code).toBe(0)
    const mails = await readdir(join(folder.path, 'stopped-out', 'mail'))
    expect(mails.filter((name) => /^\d+-(?:un|deux)-/.test(name))).toHaveLength(2)
    const theirs = join(folder.path, 'home', 'mail', 'inbox')
    await mkdir(join(theirs, '..'), { recursive: true })
    await writeFile(theirs, 'letters of a lifetime')
    const refused = await feuilleton(args('home'), env)
    expect(refused.err).toMatch(/home has other files in it \(mail\): choose an empty folder with --out\n$/)
    expect([refused.code, refused.trace]).toEqual([1, undefined])
    expect(await readFile(theirs, 'utf8')).toBe('letters of a lifetime')
  })
})
