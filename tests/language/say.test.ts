import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../scripts/catalogues-source.ts'
import { sayIn, sayNamed } from '../../src/language/say.ts'

const SRC = new URL('../../src/', import.meta.url)

describe('a message', () => {
  it('is said in each language, with its values and its plurals', () => {
    expect(sayIn('fr')('programme.lessons', { n: 1 })).toBe('1 leçon')
    expect(sayIn('fr')('programme.lessons', { n: 21 })).toBe('21 leçons')
    expect(sayIn('en')('programme.lessons', { n: 0 })).toBe('0 lessons')
    expect(sayIn('en')('certificate.day', { day: 2 })).toBe('2nd day')
    expect(sayIn('fr')('me.title')).toBe('Mon cours')
  })

  it('takes a value as it is: neither markup nor the braces of a message mean anything in it', () => {
    const title = "<b>{n}</b> l’« été » # '{'"
    expect(sayIn('en')('print.subject', { title })).toBe(`The programme of “${title}”`)
  })

  it('is found by a name from an address only where there is one that needs no values', () => {
    expect(sayNamed('fr', 'leave.done', 'why')).toBe('Merci, votre réponse est notée.')
    for (const name of ['', 'constructor', 'toString', '__proto__', 'why.', '.why'])
      expect(sayNamed('fr', 'leave.done', name)).toBeUndefined()
    expect(sayNamed('en', 'programme', 'lessons')).toBeUndefined()
  })

  it('is said somewhere in the code', async () => {
    const places = globSync('**/*.ts', { cwd: SRC }).filter((file) => file !== 'language/catalogues.ts')
    const source = (await Promise.all(places.map((file) => readFile(new URL(file, SRC), 'utf8')))).join('\n')
    const said = sayings(source)
    expect(
      Object.keys(readCatalogue('fr')).filter((message) => !said.some((each) => each.test(message))),
    ).toEqual([])
  })
})

/** What the messages of a source are called: whole, with parts that are filled in, or by their place alone. */
function sayings(source: string): RegExp[] {
  const whole = [...source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, name = '']) => name)
  const filled = [...source.matchAll(/`([\w-]+(?:\.(?:[\w-]|\$\{[^}]*\})+)+)`/g)].map(([, name = '']) => name)
  const named = [...source.matchAll(/sayNamed\([^'`]*['`]([\w.${}-]+)['`]/g)].map(
    ([, place = '']) => `${place}.\${name}`,
  )
  return [...new Set([...whole, ...filled, ...named])].map(
    (name) => new RegExp(`^${name.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[^.]+')}$`),
  )
}
