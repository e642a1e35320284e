import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  CATALOGUES_FILE,
  cataloguesSource,
  catalogueTags,
  readCatalogue,
  valuesOf,
} from '../../scripts/catalogues-source.ts'
import { LANGUAGES } from '../../src/language/language.ts'

const FRENCH = readCatalogue('fr')
const TAGS = catalogueTags()

/** Layout does not count: the formatter has the last word on it. */
const squeezed = (source: string) => source.replace(/\s+/g, '')

describe('a language', () => {
  it('is named in no code but its own grammar: another one needs no line elsewhere', async () => {
    const named = new RegExp(`(?<![\\w.?'])(?:${TAGS.join('|')}):`)
    const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'))
    const others = files.filter((file) => !/^language\/(?:grammar\/|catalogues)/.test(file))
    const sources = await Promise.all(others.map((file) => readFile(`src/${file}`, 'utf8')))
    expect(others.filter((_, index) => named.test(sources[index]!))).toEqual([])
  })
})

describe('the catalogues of messages', () => {
  it('are those that the code imports, with the values that it is checked against', async () => {
    expect(squeezed(await readFile(CATALOGUES_FILE, 'utf8'))).toBe(squeezed(cataloguesSource()))
    expect(LANGUAGES.toSorted()).toEqual(TAGS)
  })

  it.each(TAGS)('%s has the messages of French, in one order', (tag) => {
    expect(Object.keys(readCatalogue(tag))).toEqual(Object.keys(FRENCH))
  })

  it.each(TAGS)('%s has places for the values of French, of the same types', (tag) => {
    const values = (catalogue: Record<string, string>) =>
      Object.entries(catalogue).map(([message, text]) => [message, valueTypes(text)])
    expect(values(readCatalogue(tag))).toEqual(values(FRENCH))
  })

  it.each(TAGS)('%s has no space around a message, no markup and no quote of ICU', (tag) => {
    const odd = Object.entries(readCatalogue(tag)).filter(
      ([, text]) => text === '' || /^ | $|[<>'\n]/.test(text),
    )
    expect(odd).toEqual([])
  })

  it.each(TAGS)('%s chooses by the plurals that the language has', (tag) => {
    const known = new Set(new Intl.PluralRules(tag).resolvedOptions().pluralCategories)
    const ordinal = new Set(new Intl.PluralRules(tag, { type: 'ordinal' }).resolvedOptions().pluralCategories)
    const wrong = Object.entries(readCatalogue(tag)).flatMap(([message, text]) =>
      [
        ...choices(text, 'plural').filter((choice) => !known.has(choice as Intl.LDMLPluralRule)),
        ...choices(text, 'selectordinal').filter((choice) => !ordinal.has(choice as Intl.LDMLPluralRule)),
      ].map((choice) => `${message}: ${choice}`),
    )
    expect(wrong).toEqual([])
  })

  it('keep the marks of French with their words, by a space that is narrow before “;”, “!” and “?” alone', () => {
    const loose = Object.entries(FRENCH).filter(([, text]) =>
      /(?<!\u202F)[?!;]|(?<!\u00A0)[:»]|«(?!\u00A0)/.test(text),
    )
    expect(loose).toEqual([])
  })
})

/** The values of a message with their types, by their names. */
function valueTypes(text: string): Record<string, string> {
  return Object.fromEntries([...valuesOf(text)].toSorted())
}

/** The named plurals of a message. */
function choices(text: string, kind: 'plural' | 'selectordinal'): string[] {
  return text.includes(`, ${kind},`)
    ? [...text.matchAll(/\b(zero|one|two|few|many|other) \{/g)].map(([, name = '']) => name)
    : []
}
