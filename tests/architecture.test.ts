import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const text = readFileSync('docs/architecture.md', 'utf8')
const pathsIn = (part: string) => [...part.matchAll(/`(src\/[\w/.-]+)`/g)].map(([, path]) => path!)

/** The files that each step of a walk names: the first is what it is about. */
function walk(title: string): string[][] {
  const section = text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split(/\n(?=\d+\. )/)
    .slice(1)
    .map(pathsIn)
}

const isCode = (path: string) => path.endsWith('.ts')

/** The files that a file imports, or starts as a process. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/'(\.\.?\/[^']+\.ts)'/g)].map(([, path]) =>
    normalize(join(dirname(file), path!)),
  )
}

describe('docs/architecture.md', () => {
  it('names files that exist', () => {
    const named = pathsIn(text).filter((path) => /\.\w+$/.test(path))
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('has each walk begin where its first step does', () => {
    const titles = [
      ...['The life of a letter', 'The life of a sign-up', 'The life of an event change'],
      'A page of an organiser, and what it changes',
    ]
    expect(titles.filter((title) => walk(title).length <= 5)).toEqual([])
  })

  it('reads the life of a letter in at most 15 files, each reached from one before it, from folder to folder down', () => {
    const steps = walk('The life of a letter')
    const files = steps.map(([file]) => file!)
    expect(files.length).toBeLessThanOrEqual(15)
    const before = (at: number) => steps.slice(0, at).flat().filter(isCode)
    const unreached = files.filter((file, at) => at > 0 && !before(at).flatMap(importsOf).includes(file))
    expect(unreached).toEqual([])
    const folders = files.map((file) => ['delivery', 'writing', 'letters'].indexOf(file.split('/')[1]!))
    expect(folders).toEqual(folders.toSorted((a, b) => a - b))
    expect(folders).not.toContain(-1)
  })
})
