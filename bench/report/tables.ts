import type { Results } from '../results.ts'
import { capacityTables } from './capacity-tables.ts'
import { growthTables } from './growth-tables.ts'
import { senderTables } from './sender-tables.ts'

/** Cells as they are read; the first column is on the left, the others are numbers. */
export type FigureTable = {
  /** By which the document names its place. */
  name: string
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

/** Everything that was measured, as tables. */
export function tablesOf(results: Results): FigureTable[] {
  return [...senderTables(results), ...growthTables(results), ...capacityTables(results)]
}
