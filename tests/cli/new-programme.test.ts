import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newCommand } from '../../src/cli/programmes/new.ts'
import { readConfig } from '../../src/config.ts'
import { UserError } from '../../src/domain/user-error.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { newProgramme } from '../../src/programme/new-programme.ts'
import { editionToFillIn, standInsOf } from '../../src/programme/to-fill-in.ts'
import { writeProject } from '../programme/small-programme.ts'

const OWN = { name: 'own', title: 'Own', days: 3, zone: 'Europe/Paris', dayOne: '2027-03-01' }

/** What has no words: keys with a name of the schedule, and those that begin a list. */
const NAMES = /^(?:actions:| {4}(?:link|event): [a-z]+)$/

const emptyProject = () => writeProject({ 'README.md': '' })

async function begin(root: string, name: string, options: Partial<Parameters<typeof newCommand>[2]> = {}) {
  const said: string[] = []
  const output = { out: (line: string) => void said.push(line), err: () => {} }
  await newCommand(
    readConfig({ FEUILLETON_ROOT: root }),
    name,
    { language: 'en', days: 3, ...options },
    output,
  )
  return said
}

describe('a new programme', () => {
  it.each<[Language, number]>([
    ...LANGUAGES.map((language) => [language, 3] as [Language, number]),
    ['en', 1],
  ])('in %s, of %i days, has nothing but places to fill in to mend', async (language, days) => {
    const root = await emptyProject()
    await begin(root, 'own', { language, days })
    const loaded = await loadProgramme(root, 'own')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
    expect(loaded.edition.programme.lessons).toHaveLength(days)
    expect(loaded.edition.programme.language).toBe(language)
    const files = loaded.edition.programme.lessons.map(({ letter }) => `templates/own/lessons/${letter}.md`)
    expect(loaded.warnings.map(({ file }) => file)).toEqual([
      ...Array(5).fill('schedules/own.yaml'),
      ...files,
    ])
    const { links, events, lessons } = loaded.edition.programme
    expect(editionToFillIn(loaded.edition)).toEqual([
      ...Object.keys(links).map((name) => `links.${name}`),
      ...['sender.address', 'sender.postal', 'privacy.controller'],
      ...Object.keys(events).map((name) => `events.${name}.title`),
      ...lessons.map(({ letter }) => `lessons.${letter}`),
    ])
  })

  it.each(LANGUAGES)('in %s has no words in its lessons that a reader could get', async (language) => {
    const files = newProgramme({ ...OWN, language })
    const lessons = Object.entries(files).filter(([path]) => path.endsWith('.md'))
    expect(lessons).toHaveLength(3)
    for (const [, text] of lessons) {
      const [, front = '', body = ''] = text.split(/^---$/m)
      const told = [...front.split('\n').filter((line) => !line.startsWith('#')), ...body.split('\n')]
      const spoken = told.filter((line) => /\p{L}/u.test(line) && !NAMES.test(line))
      expect(spoken.length).toBeGreaterThan(5)
      expect(spoken.filter((line) => standInsOf(line).length !== 1)).toEqual([])
    }
  })

  it.each(LANGUAGES)('in %s has a webinar of the title that is given, or none', async (language) => {
    const root = await emptyProject()
    const programmeOf = async (name: string, webinar: string | false) => {
      await begin(root, name, { language, webinar })
      const loaded = await loadProgramme(root, name)
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
      return loaded.edition
    }
    const titled = await programmeOf('titled', 'Asked: "what", and why')
    expect(Object.values(titled.programme.events).map(({ title }) => title)).toEqual([
      'Asked: "what", and why',
    ])
    expect(editionToFillIn(titled).filter((key) => key.startsWith('events'))).toEqual([])
    const without = await programmeOf('without', false)
    expect(without.programme.events).toEqual({})
    expect(Object.values(without.files).join('\n')).not.toMatch(/webinar|webinaire|seminario/i)
  })

  it('is not begun with a webinar that has no title', async () => {
    const root = await emptyProject()
    await expect(begin(root, 'own', { webinar: ' ' })).rejects.toThrow('--webinar needs a title')
    expect((await loadProgramme(root, 'own')).ok).toBe(false)
  })

  it('has the day one in its comments that is proposed', async () => {
    const root = await emptyProject()
    const said = await begin(root, 'own')
    const [, dayOne = ''] = /--from (\S+)/.exec(said.join('\n')) ?? []
    expect(await readFile(join(root, 'schedules/own.yaml'), 'utf8')).toContain(
      `npx feuilleton calendar own --from ${dayOne}\n`,
    )
  })

  it('says what to do next', async () => {
    const said = await begin(await emptyProject(), 'own')
    expect(said[0]).toBe('3 lessons in templates/own/lessons/, and schedules/own.yaml. Write, then:')
    expect(said.slice(1).map((line) => line.split(' --')[0])).toEqual([
      '  npx feuilleton check own',
      '  npx feuilleton rehearse own',
      '  npx feuilleton cohort create own',
    ])
  })

  it('keeps a title as it was typed', async () => {
    const root = await emptyProject()
    const title = 'Say "no": a course in 3 #days'
    await begin(root, 'own', { title })
    expect(await loadProgramme(root, 'own')).toMatchObject({ ok: true, edition: { programme: { title } } })
  })

  it('writes over nothing', async () => {
    const root = await emptyProject()
    await begin(root, 'own')
    const before = await readFile(join(root, 'schedules/own.yaml'), 'utf8')
    await expect(begin(root, 'own', { days: 9 })).rejects.toThrow(UserError)
    await rm(join(root, 'schedules/own.yaml'))
    await expect(begin(root, 'own')).rejects.toThrow('templates/own is there already')
    expect(before).toContain('day: 3')
  })

  it.each(['../x', 'Mon cours', '', 'a/b'])('is not begun under the name “%s”', async (name) => {
    await expect(begin(await emptyProject(), name)).rejects.toThrow('cannot name a programme')
  })
})
