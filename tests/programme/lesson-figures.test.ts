import { describe, expect, it } from 'vitest'
import { figureLines } from '../../src/cli/programmes/figure-lines.ts'
import { checkProgrammes } from '../../src/programme/check-programmes.ts'
import { FILES, LESSON, mistakesWith, replaced, SCHEDULE, writeProject } from './small-programme.ts'

const DEUX = 'templates/petit/lessons/deux.md'
const ANY_LENGTH = {
  'schedules/petit.yaml': replaced(SCHEDULE, 'lesson_words: { from: 350, to: 700 }\n', ''),
}
const usual = { words: 440, images: 0, tables: 0, bytes: 46_001 }
const lessons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...usual, letter: `jour-${index + 1}` }))

describe('what a lesson takes', () => {
  it('is counted from its body and its letter, images and tables with it', async () => {
    const body = '![Un plan](https://asso.fr/a.png#10x10)\n\n| a | b |\n| - | - |\n| c | d |\n'
    const root = await writeProject({ ...FILES, ...ANY_LENGTH, [DEUX]: `${LESSON}\n${body}` })
    const [[un, deux] = []] = (await checkProgrammes(root)).figures
    expect(un).toMatchObject({ letter: 'un', images: 0, tables: 0 })
    expect(deux).toMatchObject({ letter: 'deux', images: 1, tables: 1, words: (un?.words ?? 0) + 6 })
    expect(deux?.bytes).toBeGreaterThan(un?.bytes ?? Number.POSITIVE_INFINITY)
  })

  it('is not known of one that has a mistake, and is of the others', async () => {
    const root = await writeProject({ ...FILES, [DEUX]: replaced(LESSON, 'theme: cadre\n', '') })
    const { figures } = await checkProgrammes(root)
    expect(figures.map((of) => of.map(({ letter }) => letter))).toEqual([['un']])
  })

  it.each([
    [
      'leaves no room',
      95_000,
      /deux\.md:1: warning: the letter has \d+ kB of HTML, and Gmail hides what is beyond 102 kB/,
    ],
    ['is clipped', 101_000, /deux\.md:1: the letter has \d+ bytes of HTML, expected at most 102000/],
  ])('is told where it %s in Gmail', async (_, bytes, told) => {
    const long = `${LESSON}\n${'Encore des mots.\n\n'.repeat(10)}${'mot '.repeat(bytes / 4)}`
    const found = await mistakesWith({ ...ANY_LENGTH, [DEUX]: long })
    expect(found).toEqual([expect.stringMatching(told)])
  })
})

describe('the lines of a check', () => {
  it('are one where all lessons are alike', () => {
    expect(figureLines('petit', lessons(21), {})).toEqual([
      'petit: 21 lessons, 2 minutes to read and 47 kB each',
    ])
    expect(figureLines('petit', lessons(1), {})).toEqual(['petit: 1 lesson, 2 minutes to read and 47 kB'])
    expect(figureLines('petit', [], {})).toEqual([])
  })

  it('name the lessons that stand out, with what they have', () => {
    const [short, long, heavy] = [
      { ...usual, letter: 'court', words: 200 },
      { ...usual, letter: 'long', words: 1_100, tables: 2 },
      { ...usual, letter: 'lourd', bytes: 80_000, images: 1 },
    ]
    expect(figureLines('petit', [...lessons(5), short, long, heavy], {})).toEqual([
      'petit: 8 lessons, 1 to 5 minutes to read and 47 to 80 kB each, 1 image, 2 tables',
      '  court  1 min    200 words  47 kB',
      '  long   5 min  1,100 words  47 kB, 2 tables',
      '  lourd  2 min    440 words  80 kB, 1 image',
    ])
  })

  it('stay few where many stand out, and are all there when they are asked for', () => {
    const mixed = [...lessons(20), ...lessons(9).map((one) => ({ ...one, words: 2_000 }))]
    expect(figureLines('petit', mixed, {})).toHaveLength(7)
    expect(figureLines('petit', mixed, {}).at(-1)).toBe('  and 4 more that differ: check --lessons')
    expect(figureLines('petit', mixed, { lessons: true })).toHaveLength(30)
  })
})
