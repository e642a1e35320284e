import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CATALOGUES } from '../../src/language/catalogues.ts'

/** The words of the last column of « On the pages of organisers » in docs/words.md. */
function unwanted(): string[] {
  const [, text = ''] = readFileSync('docs/words.md', 'utf8').split('\n## On the pages of organisers\n')
  const rows = text.split('\n## ')[0]!.split('\n').slice(5)
  return rows.flatMap((row) => (row.split('|')[5] ?? '').split(',')).flatMap((word) => word.trim() || [])
}

it('the pages of organisers say one thing with one word', () => {
  const words = unwanted()
  expect(words).toContain('outcome unknown')
  const said = Object.entries(CATALOGUES).flatMap(([language, messages]) =>
    Object.entries(messages)
      .filter(([name]) => /^(?:o|alert|journal)\./.test(name))
      .map(([name, text]) => ({ name: `${language} ${name}`, text: text.toLowerCase().replace(/\s/g, ' ') })),
  )
  expect(said.length).toBeGreaterThan(2000)
  const found = said.flatMap(({ name, text }) => words.filter((word) => text.includes(word)).map(() => name))
  expect(found).toEqual([])
})
