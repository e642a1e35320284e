import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Language } from '../src/language/catalogues.ts'
import { textPatterns } from './support/message-pattern.ts'

const GUIDES: Record<Language, string> = {
  en: 'docs/organisers.md',
  fr: 'docs/organisateurs.md',
  es: 'docs/organizadores.md',
}

/** French has two no-break spaces for what is one space to a reader. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

type Section = { level: number; title: string; text: string }

function sectionsOf(file: string): Section[] {
  const parts = readFileSync(file, 'utf8').split(/^(#+) (.*)$/m)
  return parts
    .slice(1)
    .flatMap((mark, at, all) =>
      at % 3 === 0 ? [{ level: mark.length, title: all[at + 1] ?? '', text: all[at + 2] ?? '' }] : [],
    )
}

/** What a guide says in bold is what its reader sees on a page. */
function quotes({ text }: Section): string[] {
  return [...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, quote = '']) => plain(quote))
}

function pictures({ text }: Section): string[] {
  return [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path)
}

/** Where a link within the guides leads, as GitHub names headings. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

describe.each(Object.entries(GUIDES))('the guide for organisers in %s', (language, file) => {
  const sections = sectionsOf(file)

  it('quotes what the pages say', () => {
    const patterns = textPatterns(language as Language)
    const said = sections.flatMap(quotes)
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter((quote) => !patterns.some((pattern) => pattern.test(quote)))).toEqual([])
  })

  it('shows pictures that are there', () => {
    const shown = sections.flatMap(pictures)
    expect(shown.length).toBeGreaterThan(8)
    expect(shown.filter((path) => !existsSync(join('docs', path)))).toEqual([])
  })

  it('links to headings that are there', () => {
    const text = sections.map((section) => section.text).join('')
    const led = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to)
    expect(led.length).toBeGreaterThan(2)
    const headings = sections.map(({ title }) => anchor(title))
    expect(led.filter((to) => !headings.includes(to!))).toEqual([])
  })
})

it('the guides for organisers have the same sections, tables and pictures in each language', () => {
  const [english, ...others] = Object.values(GUIDES).map((file) =>
    sectionsOf(file).map((section) => ({
      level: section.level,
      rows: section.text.match(/^\|/gm)?.length ?? 0,
      items: section.text.match(/^(?:-|\d\.) /gm)?.length ?? 0,
      pictures: pictures(section).map((path) => path.split('/').at(-1)),
    })),
  )
  for (const other of others) expect(other).toEqual(english)
})
