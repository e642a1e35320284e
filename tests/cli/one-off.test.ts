import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listLetters } from '../../src/cli/letters/list-one-offs.ts'
import { sendLetter } from '../../src/cli/letters/send-one-off.ts'
import { steerLetter } from '../../src/cli/letters/steer-one-off.ts'
import { dropDraft, writeOneOff } from '../../src/cli/letters/write-one-off.ts'
import { readConfig } from '../../src/config.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'

let database: TestDatabase
let course: EventCourse
let folder: string
let said: string[]

const output = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
const config = () => readConfig({ DATABASE_URL: database.url })

beforeEach(async () => {
  said = []
  folder = mkdtempSync(join(tmpdir(), 'feuilleton-letter-'))
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2099-03-01', people: ['ana@example.org'] })
  await course.enrols('tom@example.org', 'America/Toronto')
})

afterEach(async () => {
  course.close()
  await database.close()
  rmSync(folder, { recursive: true })
})

function file(body: string, subject = 'Pardon'): string {
  const path = join(folder, 'pardon.md')
  writeFileSync(path, `---\nsubject: ${subject}\npreheader: Le bon lien.\n---\n\n${body}\n`)
  return path
}

const write = (body: string, options = { to: 'everybody' }) =>
  writeOneOff(config(), { cohort: 'mars', file: file(body) }, options, output)
const send = (options: Parameters<typeof sendLetter>[2]) =>
  sendLetter(config(), { cohort: 'mars', id: 1 }, options, output)
const steer = (does: 'call-back' | 'pause' | 'resume') =>
  steerLetter(config(), { does, cohort: 'mars', id: 1 }, { by: 'Léa' }, output)

describe('feuilleton letter', () => {
  it('writes a draft, and shows to whom it would go and when before it sends it', async () => {
    expect(await write('Le bon lien : {{ links.guide }}.')).toBe(0)
    expect(said).toEqual([
      '1  Pardon: a draft, to everybody who follows the course',
      'See what it would do: npx feuilleton letter send mars 1',
    ])
    said = []
    expect(await send({ at: '2099-03-01T07:00' })).toBe(0)
    expect(said).toEqual([
      '1  Pardon',
      'to everybody who follows the course: 2 people',
      '  2099-03-01 07:00 Europe/Paris, within an hour of lesson 1 at 07:30: 1 person',
      '  2099-03-01 07:00 America/Toronto, within an hour of lesson 1 at 07:30: 1 person',
      expect.stringMatching(/^Nothing is sent yet: add --apply [0-9a-f]{16} to send it\.$/),
    ])
    const hash = /[0-9a-f]{16}/.exec(said.at(-1) ?? '')?.[0] ?? ''
    expect(await send({ at: '2099-03-01T07:00', apply: hash })).toBe(0)
    said = []
    await listLetters(config(), 'mars', output)
    expect(said[1]).toBe(
      '1       Pardon   everybody who follows the course  on Sunday 1 March 2099 at 7:00, in the time zone of each person  planned  0',
    )
  })

  it('refuses a file with mistakes, with their lines, and writes nothing', async () => {
    expect(await write('Bonjour\n\n{{ nom }}')).toBe(1)
    expect(said).toEqual([expect.stringMatching(/pardon\.md:8: no placeholder “nom”/)])
    await expect(send({})).rejects.toThrow('has no one-off letter number 1')
    writeFileSync(join(folder, 'x.md'), '---\nsubject: x\n---\n')
    const other = writeOneOff(
      config(),
      { cohort: 'mars', file: join(folder, 'x.md') },
      { to: 'everybody' },
      output,
    )
    await expect(other).rejects.toThrow('preheader')
  })

  it('names lessons by their day, and refuses readers that it cannot read', async () => {
    await write('Bonjour.', { to: 'missed:2' })
    expect(said[0]).toBe('1  Pardon: a draft, to those who did not get “jour-02”')
    await expect(write('Bonjour.', { to: 'all' })).rejects.toThrow('--to all: expected everybody')
  })

  it('does nothing with a plan that is not that of now', async () => {
    await write('Bonjour.')
    said = []
    expect(await send({ apply: '0'.repeat(16) })).toBe(1)
    expect(said.at(-1)).toMatch(/^Nothing was sent, as it would be something else by now/)
  })

  it('pauses, resumes and calls back what was sent, and deletes a draft', async () => {
    await write('Bonjour.')
    await send({ yes: true })
    said = []
    for (const does of ['pause', 'resume', 'call-back'] as const) expect(await steer(does)).toBe(0)
    expect(said).toEqual([
      '“Pardon” is paused: nothing more of it leaves before it is resumed.',
      '“Pardon” is resumed.',
      '“Pardon” is called back: it is a draft again.',
    ])
    expect(await dropDraft(config(), { cohort: 'mars', id: 1 }, output)).toBe(0)
    await expect(steer('pause')).rejects.toThrow('has no one-off letter number 1')
  })
})
