import { describe, expect, it } from 'vitest'
import { programmeSchema } from '../../src/domain/programme.ts'
import { standInsOf, toFillIn } from '../../src/programme/to-fill-in.ts'
import { readYaml } from '../../src/programme/yaml-source.ts'
import { mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

const postal = (words: string) =>
  replaced(SCHEDULE, 'postal: 1 rue de la Paix', `postal: ${JSON.stringify(words)}`)
const STILL = [
  'Association — adresse postale à compléter',
  'ADRESSE A COMPLETER',
  'Association, adresse à remplir',
  'Association (address to be filled in)',
  'Postal address: TODO',
  'To complete',
  'XXX',
  '…',
  '[votre adresse]',
]

describe('a postal address', () => {
  it.each(STILL)('is still to fill in: %s', async (words) => {
    expect(await mistakesWith({ 'schedules/petit.yaml': postal(words) })).toEqual([
      `schedules/petit.yaml:6: warning: the postal address of the sender is still to fill in: '${words}', expected the name and the address that the law asks for`,
    ])
  })

  it.each(STILL)('keeps a cohort from being made, as links do: %s', (words) => {
    const read = (text: string) => programmeSchema.parse(readYaml(text, { file: 'x', firstLine: 1 }).value)
    expect(toFillIn(read(SCHEDULE))).toEqual([])
    expect(toFillIn(read(postal(words)))).toEqual(['sender.postal'])
  })

  it.each(['1 rue de la Paix', 'Les Complétés, 3 place Lacomplète, 75002 Paris', 'Todorov, 12 Main Street'])(
    'is one: %s',
    async (words) => expect(await mistakesWith({ 'schedules/petit.yaml': postal(words) })).toEqual([]),
  )
})

describe('a lesson', () => {
  it.each([
    '[Write lesson 2 here.]',
    'title: "[What lesson 2 is about]"',
    'lead:  "[Une phrase]"',
    '  - text: "[Où mène le lien]"',
  ])('is still to be written where a line is only a stand-in: %s', (line) =>
    expect(standInsOf(`first\n${line}\nlast`)).toMatchObject([{ line: 2 }]),
  )

  it.each([
    '[…]',
    'Seen [here](https://example.org)',
    '[here](https://example.org)',
    '[here][there]',
    '- [ ] call them',
    'tags: [a, b]',
    'He said [sic] so.',
    '[the guide]\n\n[the guide]: https://example.org',
  ])('is written where brackets mean something else: %s', (text) => expect(standInsOf(text)).toEqual([]))
})

describe('a schedule without one of its parts', () => {
  it.each([
    ['sender', /^sender:\n.*\n.*\n.*\n/m, 'address: '],
    ['lessons', /^lessons:\n.*\n.*\n/m, '- { day: 1, letter: jour-01 }'],
  ])('is told what %s are, and how to write them', async (key, part, shown) => {
    const schedule = SCHEDULE.replace(part, '')
    expect(schedule).not.toBe(SCHEDULE)
    const told = await mistakesWith({ 'schedules/petit.yaml': schedule })
    const missing = told.filter((line) => line.includes(`the key '${key}' is missing`))
    expect(missing).toHaveLength(1)
    expect(missing[0]).toContain(shown)
  })

  it.each([
    ['sections', /^sections:\n.*\n/m, "no section 'outils' in the schedule"],
    ['links', /^links:\n.*\n.*\n/m, "no link 'mooc' in the schedule"],
  ])('that may be left out, %s, is told of the lessons that need it', async (_, part, told) => {
    const lines = await mistakesWith({ 'schedules/petit.yaml': SCHEDULE.replace(part, '') })
    expect(lines.filter((line) => line.includes('is missing'))).toEqual([])
    expect(lines.join('\n')).toContain(`templates/petit/lessons/un.md`)
    expect(lines.join('\n')).toContain(told)
  })
})
