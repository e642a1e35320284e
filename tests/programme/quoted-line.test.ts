import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { quotedLine } from '../../src/programme/quoted-line.ts'
import { readYaml } from '../../src/programme/yaml-source.ts'

const mistakes = (text: string) =>
  readYaml(text, { file: 'a.md', firstLine: 2 }).mistakes.map(({ line, what }) => `${line}: ${what}`)
const told = (line: string) =>
  `words with a colon, a quote or a placeholder at their beginning stand in quotes, expected ${line}`

describe('a line of YAML whose words have to stand in quotes', () => {
  it.each([
    ['lead: Il y a trois choses : de la chaleur', 'lead: "Il y a trois choses : de la chaleur"'],
    [
      'teaser: {{ next.date | relative_day | capitalize }}, on sème.',
      'teaser: "{{ next.date | relative_day | capitalize }}, on sème."',
    ],
    ['lead: Une variété dite "naine" : petite', `lead: 'Une variété dite "naine" : petite'`],
    ['lead: "Une" variété', `lead: '"Une" variété'`],
    ["lead: 'L’une' et l'autre : \\ deux", "lead: '''L’une'' et l''autre : \\ deux'"],
    ['title: @all', 'title: "@all"'],
    ['- text: Lire : la suite', '- text: "Lire : la suite"'],
  ])('is shown with them: %s', (line, expected) => {
    expect(quotedLine(line)).toBe(expected)
    expect(mistakes(`title: x\nother:\n  ${line}\n`)).toEqual([`4: ${told(expected)}`])
  })

  it.each([
    'title: Bonjour',
    'title: "Il y a : trois"',
    "title: 'l''un : l''autre'",
    'links: { site: { title: A, url: "https://a.example" } }',
    'lead: >',
    'lead: >-',
    'links: { site: { title: A : B, url: x',
    'hours: ["07:30", 18:00 : x',
    'day: 3',
    'nothing',
    '',
  ])('is no other: %s', (line) => {
    expect(quotedLine(line)).toBeUndefined()
  })

  it('is read as the same words once it has them', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'ab:" \'{}[]|@%&*!?,\\#-é«».'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, (typed) => {
        const line = quotedLine(`lead: ${typed}`)
        if (line !== undefined) expect(parse(line)).toEqual({ lead: typed.trim() })
      }),
      { numRuns: 2_000 },
    )
  })

  it('is not shown whole where it is long', () => {
    const line = quotedLine(`lead: Trois choses : ${'chaleur '.repeat(100)}fin`)
    expect(line?.length).toBeLessThan(200)
    expect(line).toMatch(/^lead: "Trois choses : .* … .*fin"$/)
  })
})
