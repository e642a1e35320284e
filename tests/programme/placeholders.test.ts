import { describe, expect, it } from 'vitest'
import { programmeSchema } from '../../src/domain/programme.ts'
import { standInsOf, toFillIn } from '../../src/programme/to-fill-in.ts'
import { readYaml } from '../../src/programme/yaml-source.ts'
import { LESSON, mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

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
    '## [A heading]',
    '- [An item]',
    '  1. [The first]',
    '[On {{ events.webinar.start | date }}]',
  ])('is still to be written where a line is only a stand-in: %s', (line) =>
    expect(standInsOf(`first\n${line}\nlast`)).toMatchObject([{ line: 2 }]),
  )

  it.each([
    '[…]',
    'Seen [here](https://example.org)',
    '[here](https://example.org)',
    '[here][there]',
    '- [ ] call them',
    '- [call them](https://example.org) at once',
    '## [the guide](https://example.org)',
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
    expect(lines.filter((line) => /expected (?:one of: )?$/.test(line))).toEqual([])
  })

  it('is told so where lessons go on to name links and events that were taken out', async () => {
    const bare = SCHEDULE.replace(/^links:\n[\s\S]*?(?=^lessons:)/m, '')
    const lesson = replaced(LESSON, '## Une partie', '[Lire]({{ links.mooc }})').replace(
      'link: mooc, label: Agir',
      'event: webinaire, label: Agir',
    )
    const un = 'templates/petit/lessons/un.md'
    const lines = await mistakesWith({ 'schedules/petit.yaml': bare, [un]: lesson })
    expect(lines.filter((line) => line.startsWith(un))).toEqual([
      `${un}:9: no link 'mooc' in the schedule, which has no link at all, expected this button taken out of the lesson, or its address under links of the schedule: links: { name: { title: …, url: "https://…" } }`,
      expect.stringContaining(`${un}:10: no link 'mooc' in the schedule, which has no link at all`),
      `${un}:11: no webinar or mooc 'webinaire' in the schedule, which has no webinar or mooc at all, expected this button taken out of the lesson, or led to a link; or the event under events of the schedule`,
      `${un}:14: no placeholder “events.webinaire.start”: the schedule has no event at all: expected “webinaire” under its events, or a letter without it`,
      `${un}:16: no placeholder “links.mooc”: the schedule has no link at all: expected “mooc” under its links, or a letter without it`,
    ])
  })

  it('is told what else it has, where a name is near to none of it', async () => {
    const un = 'templates/petit/lessons/un.md'
    const lesson = replaced(LESSON, '## Une partie', '{{ links.x }} {{ events.atelier.start | date }}')
    expect(await mistakesWith({ [un]: lesson })).toEqual([
      `${un}:16: no placeholder “links.x”: the schedule has no link “x”, only programme, mooc: expected “x” under its links, or a letter without it`,
      `${un}:16: no placeholder “events.atelier.start”: the schedule has no event “atelier”, only webinaire, session: expected “atelier” under its events, or a letter without it`,
    ])
  })
})
