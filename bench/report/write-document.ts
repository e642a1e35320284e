import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../results.ts'
import { ROOT } from '../wire/course.ts'
import { chartOf } from './chart.ts'
import { jsonOf } from './keep-results.ts'
import { withFigures } from './with-figures.ts'

const DOCUMENT = 'docs/performance.md'
const SUMMARY = 'docs/performance.json'
const CHART = 'docs/images/performance.svg'

/** What the document and its chart say of a run, by their files. */
export function documentOf(results: Results): Record<string, string> {
  return {
    [DOCUMENT]: withFigures(readFileSync(join(ROOT, DOCUMENT), 'utf8'), results),
    [CHART]: chartOf(results),
  }
}

/** Puts the figures of a run into the document about performance, and answers with the files that were written. */
export function writeDocument(results: Results): string[] {
  const json = jsonOf(results)
  const written = { ...documentOf(JSON.parse(json)), [SUMMARY]: json }
  for (const [file, text] of Object.entries(written)) writeFileSync(join(ROOT, file), text)
  return Object.keys(written)
}
