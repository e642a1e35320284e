import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FILES, LESSON, replaced, SCHEDULE, writeProject } from '../programme/small-programme.ts'
import { feuilleton, temporaryFolder } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { seedPostgres } from '../support/postgres-seed.ts'

/** The small programme with a mistake in each of three places, and a warning between them. */
function writeBroken(): Promise<string> {
  const zone = replaced(SCHEDULE, 'zone: Europe/Paris', 'zone: Europe/Pari')
  const link = replaced(zone, 'https://asso.fr/mooc', 'https://example.org/mooc')
  return writeProject({
    ...FILES,
    'schedules/petit.yaml': replaced(link, 'letter: deux', 'letter: trois'),
    'templates/petit/lessons/un.md': replaced(LESSON, 'events.webinaire.start', 'events.webinar.start'),
  })
}

describe('feuilleton check', () => {
  it('finds no mistake in the real programme, and lists the links that are still to fill in', async () => {
    const { code, out, err } = await feuilleton(['check'])
    expect(out).toMatch(
      /^21-jours-pour-convaincre: 21 lessons, \d to \d minutes to read and \d\d to \d\d kB each/m,
    )
    expect(out).toMatch(/^2 programmes checked: no mistake, \d+ warnings\n$/m)
    expect(out).toMatch(
      /^schedules\/21-jours-pour-convaincre\.yaml:\d+: warning: the address of 'webinaire' is still to fill in/m,
    )
    expect([code, err]).toEqual([0, ''])
  })

  it('lists mistakes and warnings in one stream, by file and line, and ends with 1', async () => {
    const { code, out, err, trace } = await commandHere(['check'], { FEUILLETON_ROOT: await writeBroken() })
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^schedules\/petit\.yaml:7: .*Europe\/Pari/),
      expect.stringMatching(/^schedules\/petit\.yaml:13: warning: the address of 'mooc'/),
      expect.stringMatching(/^schedules\/petit\.yaml:29: the letter 'trois' has no file/),
      expect.stringMatching(/^templates\/petit\/lessons\/deux\.md:1: warning: no day/),
      expect.stringMatching(/^templates\/petit\/lessons\/un\.md:14: .*webinar/),
      expect.stringMatching(/^1 programme checked: 3 mistakes, \d+ warnings?$/),
    ])
    expect([code, err, trace]).toEqual([1, '', undefined])
  })

  it.each([
    ['scheduled', ['cohort', 'create']],
    ['rehearsed', ['rehearse']],
    ['dated', ['calendar']],
  ])('keeps a broken programme from being %s', async (_, command) => {
    const args = [...command, 'petit', '--from', '2027-01-11']
    const { path: VAR_DIR, remove } = await temporaryFolder()
    onTestFinished(remove)
    await seedPostgres(join(VAR_DIR, 'postgres'))
    const env = { FEUILLETON_ROOT: await writeBroken(), VAR_DIR }
    const { code, out, err, trace } = await commandHere(args, env)
    expect(err).toMatch(/^the programme petit has mistakes:\n/)
    expect(err).toContain("schedules/petit.yaml:29: the letter 'trois' has no file")
    expect([code, out, trace]).toEqual([1, '', undefined])
  })
})
