import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** The words of the last column of a section of docs/words.md. */
function unwanted(section: string): string[] {
  const [, text = ''] = readFileSync('docs/words.md', 'utf8').split(`\n## ${section}\n`)
  const rows = text
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| **'))
  return rows.flatMap((row) => row.split('|')[3]!.split(',')).flatMap((word) => word.trim() || [])
}

/** Every line of the code in which one of the words stands by itself or as the first or last part of a name. */
function linesWith(words: readonly string[]): string[] {
  const alone = `(?<![A-Za-z])(?:${words.join('|')})s?(?![a-z])`
  const inNames = `(?<=[a-z])(?:${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('|')})s?(?![a-z])`
  const pattern = new RegExp(`${alone}|${inNames}`)
  const files = execFileSync('git', ['ls-files', 'src', ':!src/store/migrations'], { encoding: 'utf8' })
  return files
    .trim()
    .split('\n')
    .filter((file) => /\.(?:ts|sql)$/.test(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    )
}

it('the code says its ideas with one word each', () => {
  const words = [...unwanted('In the code'), 'hole']
  expect(words).toContain('lane')
  expect(linesWith(words)).toEqual([])
})
