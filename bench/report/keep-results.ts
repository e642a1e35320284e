import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Results } from '../results.ts'
import { ROOT } from '../wire/course.ts'

const DIGITS = 4

/** With the digits that say something. */
export function jsonOf(results: Results): string {
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value
  return `${JSON.stringify(results, rounded, 2)}\n`
}

/** Keeps the figures of a run as JSON, and answers with the file, from the folder of the project. */
export function keepResults(results: Results): string {
  const folder = join(ROOT, 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${results.began.replaceAll(':', '-').slice(0, 19)}.json`)
  writeFileSync(file, jsonOf(results))
  return relative(ROOT, file)
}
