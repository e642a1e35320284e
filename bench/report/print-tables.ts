import { table } from '../../src/cli/output.ts'
import type { Results } from '../results.ts'
import { machineSentence } from './machine-sentence.ts'
import { tablesOf } from './tables.ts'

/** Prints everything, for a terminal. */
export function printTables(results: Results): void {
  console.log(machineSentence(results))
  for (const { title, columns, rows } of tablesOf(results)) {
    console.log(`\n${title}`)
    for (const line of table([columns, ...rows])) console.log(`  ${line}`)
  }
}
