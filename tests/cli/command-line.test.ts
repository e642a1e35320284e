import { describe, expect, it } from 'vitest'
import { FILES, writeProject } from '../programme/small-programme.ts'
import { answerOf, feuilleton, startCommand } from '../support/command.ts'
import { PROGRAMME } from '../support/real-programme.ts'

const FROM = ['--from', '2027-01-11']

describe('the command line', () => {
  it('shows every command when asked for help', async () => {
    const { code, out } = await feuilleton(['help'])
    for (const command of ['check', 'calendar', 'rehearse', 'cohort', 'enrol', 'consent', 'serve', 'demo']) {
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    }
    expect(code).toBe(0)
  })

  it.each([
    ['a command', ['bogus'], "error: unknown command 'bogus'\n", 'rehearse [options] <programme>'],
    ['a command that is nearly one', ['rehearze'], '(Did you mean rehearse?)', 'check [path]'],
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
