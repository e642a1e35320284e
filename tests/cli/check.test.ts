import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feuilleton } from '../support/command.ts'
import { lessonFile, PROGRAMME, programmeCopy, type Variant } from '../support/real-programme.ts'

let broken: Variant

beforeAll(async () => {
  broken = await programmeCopy((schedule) =>
    schedule
      .replace('zone: Europe/Paris', 'zone: Europe/Pari')
      .replace('{ day: 21, letter: jour-21 }', '{ day: 21, letter: jour-22 }'),
  )
  await broken.edit(lessonFile(14), (text) => text.replace('events.webinaire.start', 'events.webinar.start'))
})

afterAll(() => broken.remove())

describe('feuilleton check', () => {
  it('finds no mistake in the real programme, and lists the links that are still to fill in', async () => {
    const { code, out, err } = await feuilleton(['check'])
    expect(out).toMatch(/^1 programme checked: no mistake, \d+ warnings\n$/m)
    expect(out).toMatch(
      /^schedules\/21-jours-pour-convaincre\.yaml:\d+: warning: the address of 'webinaire' is still to fill in/m,
    )
    expect([code, err]).toEqual([0, ''])
  })

  it('lists all mistakes of a broken programme, each with its file and line, and ends with 1', async () => {
    const { code, err, trace } = await feuilleton(['check'], { FEUILLETON_ROOT: broken.root })
    const mistakes = err.split('\n').filter((line) => /^[\w./-]+:\d+: /.test(line))
    expect(mistakes).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^schedules\/.+\.yaml:\d+: .*Europe\/Pari/),
        expect.stringMatching(/^schedules\/.+\.yaml:\d+: the letter 'jour-22' has no file/),
        expect.stringMatching(/jour-14\.md:\d+: .*webinar/),
      ]),
    )
    expect(err).toMatch(
      new RegExp(`^1 programme checked: ${mistakes.length} mistakes, \\d+ warnings\n$`, 'm'),
    )
    expect([code, trace]).toEqual([1, undefined])
  })

  it('keeps a broken programme from being scheduled, rehearsed or dated', async () => {
    const env = { FEUILLETON_ROOT: broken.root }
    for (const command of [['cohort', 'create'], ['rehearse'], ['calendar']]) {
      const { code, out, err, trace } = await feuilleton([...command, PROGRAMME, '--from', '2027-01-11'], env)
      expect(err).toMatch(/^the programme 21-jours-pour-convaincre has mistakes:\n/)
      expect(err).toContain("the letter 'jour-22' has no file")
      expect([code, out, trace]).toEqual([1, '', undefined])
    }
  })
})
