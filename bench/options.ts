import { parseArgs } from 'node:util'
import { SHORT, type Size, WHOLE } from './results.ts'

/** What is asked for on the command line. */
export type BenchOptions = { size: Size; chapters: readonly string[]; isWritten: boolean }

/** @throws Error that says what was expected. */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { short: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  })
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(`there is no chapter ${unknown.join(', ')}: expected some of ${known.join(', ')}`)
  if (values.write && (values.short || positionals.length > 0))
    throw new Error('--write takes a whole run: leave out --short and chapters')
  const chapters = positionals.length > 0 ? positionals : known
  return { size: values.short ? SHORT : WHOLE, chapters, isWritten: values.write }
}
