import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProgrammes } from '../../src/programme/check-programmes.ts'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { isError, mistakeText } from '../../src/programme/mistake.ts'
import { listProgrammes } from '../../src/programme/programme-files.ts'
import { FILES, LAYOUT, LESSON, replaced, SCHEDULE, writeProject } from './small-programme.ts'

const PROJECT = join(import.meta.dirname, '../..')

describe('loading a programme', () => {
  it('gives an edition of the files it uses, whatever else lies in its folder', async () => {
    const root = await writeProject(FILES)
    const more = await writeProject({
      ...FILES,
      'templates/petit/lessons/notes.md': 'x',
      'templates/petit/a.txt': '',
    })
    const [loaded, other] = [await loadProgramme(root, 'petit'), await loadProgramme(more, 'petit')]
    if (!loaded.ok || !other.ok) throw new Error('a programme without a mistake was refused')
    expect(loaded.warnings).toEqual([])
    expect(loaded.edition.programme).toMatchObject({ programme: 'petit', calendar: { days: 'every-day' } })
    expect(loaded.edition.files).toEqual({
      'layout.mjml': LAYOUT,
      'lessons/deux.md': LESSON,
      'lessons/un.md': LESSON,
    })
    expect(other.edition.hash).toBe(loaded.edition.hash)
  })

  it('puts the lessons in the order of their days', async () => {
    const turned = replaced(
      replaced(SCHEDULE, 'day: 1, letter', 'day: 9, letter'),
      'day: 2, letter',
      'day: 1, letter',
    )
    const root = await writeProject({
      ...FILES,
      'schedules/petit.yaml': turned.replace('day: 9, letter', 'day: 2, letter'),
    })
    const loaded = await loadProgramme(root, 'petit')
    expect(loaded.ok && loaded.edition.programme.lessons.map(({ letter }) => letter)).toEqual(['deux', 'un'])
  })

  it('goes on with what is still to fill in, as warnings', async () => {
    const schedule = replaced(SCHEDULE, 'https://asso.fr/mooc', '')
    const loaded = await loadProgramme(
      await writeProject({ ...FILES, 'schedules/petit.yaml': schedule }),
      'petit',
    )
    expect(loaded).toMatchObject({ ok: true, warnings: [{ severity: 'warning', line: 13 }] })
    expect(loaded.ok && loaded.edition.programme.links.mooc?.url).toBe('https://example.org/')
  })

  it.each(['../petit', 'petit/..', '', 'PETIT', '/etc/passwd', 'a\0b', 'x'.repeat(5000)])(
    'refuses the name %j',
    async (name) => {
      const loaded = await loadProgramme(await writeProject(FILES), name)
      expect(loaded.ok).toBe(false)
    },
  )

  it.each([
    ['petti', "schedules/petti.yaml:1: there is no such file (did you mean 'petit'?)"],
    ['Petit', `schedules:1: "Petit" cannot name a programme (did you mean 'petit'?), expected`],
  ])('offers the name that %j is near to', async (name, message) => {
    const loaded = await loadProgramme(await writeProject(FILES), name)
    expect(loaded.ok ? [] : loaded.mistakes.map(mistakeText)).toEqual([expect.stringContaining(message)])
  })

  it('says that there is no schedule', async () => {
    const loaded = await loadProgramme(await writeProject(FILES), 'grand')
    expect(loaded).toEqual({
      ok: false,
      figures: [],
      mistakes: [{ file: 'schedules/grand.yaml', line: 1, what: 'there is no such file', severity: 'error' }],
    })
  })
})

describe('checking programmes', () => {
  const two = {
    ...FILES,
    'schedules/autre.yaml': SCHEDULE,
    'schedules/vieux.yml': SCHEDULE,
  }

  it('checks all of them, and names files that would not be read', async () => {
    const { programmes, mistakes } = await checkProgrammes(await writeProject(two))
    expect(programmes).toEqual(['autre', 'petit'])
    expect(mistakes.map(mistakeText)).toContain(
      'schedules/vieux.yml:1: this file is not read, expected the name vieux.yaml',
    )
    expect(mistakes.map(mistakeText)).toContain(
      "schedules/autre.yaml:1: 'programme' is 'petit', expected 'autre', as the file is named",
    )
  })

  it.each([
    'petit',
    'schedules/petit.yaml',
    './schedules/petit.yaml',
    'templates/petit',
    'templates/petit/lessons/un.md',
  ])('checks the one that %s belongs to', async (path) => {
    const root = await writeProject(two)
    expect(await checkProgrammes(root, path)).toEqual({
      programmes: ['petit'],
      mistakes: [],
      figures: [[expect.objectContaining({ letter: 'un' }), expect.objectContaining({ letter: 'deux' })]],
    })
    expect((await checkProgrammes(root, join(root, 'schedules/petit.yaml'))).programmes).toEqual(['petit'])
  })

  it.each(['../petit', '/etc/passwd', 'schedules', 'README.md/x', 'schedules/../../x.yaml'])(
    'finds nothing to check at %s',
    async (path) => {
      const { mistakes } = await checkProgrammes(await writeProject(two), path)
      expect(mistakes.some(isError)).toBe(true)
    },
  )

  it('says that a project has no programme', async () => {
    const root = await writeProject({})
    expect((await checkProgrammes(root)).mistakes.map(mistakeText)).toEqual([
      'schedules:1: there is no programme here, expected schedules/<programme>.yaml',
    ])
    expect(await listProgrammes(root)).toEqual([])
  })

  it('finds no error in the programmes of this project', async () => {
    const { programmes, mistakes } = await checkProgrammes(PROJECT)
    expect(programmes).toContain('21-jours-pour-convaincre')
    expect(mistakes.filter(isError).map(mistakeText)).toEqual([])
  })
})
