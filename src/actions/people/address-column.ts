import { headingWords } from '../../domain/heading-words.ts'
import type { ColumnProblem } from '../../domain/list-problem.ts'
import type { Heading } from '../../domain/people-columns.ts'
import type { CsvRow } from './read-csv.ts'

export type Column = { index: number; name: string; heading: Heading | undefined }
export type Table = { columns: Column[]; rows: readonly CsvRow[] }
export type Choice = { column?: Column; problem?: ColumnProblem }

const LIKE_AN_ADDRESS = /[^\s@,;]@[^\s@,;]+\.[^\s@,;]/

/** The column that holds the addresses: the one `named`, or the most likely one; otherwise why there is none. */
export function addressColumn(
  table: Table,
  named: string | undefined,
): { column: Column } | { column: undefined; problem: ColumnProblem } {
  const { column, problem } = named === undefined ? chooseAddress(table) : namedAddress(table, named)
  return column ? { column } : { column, problem: problem ?? noAddress(table) }
}

function namedAddress({ columns }: Table, name: string): Choice {
  const column = columns.find((each) => headingWords(each.name) === headingWords(name))
  if (column) return { column }
  return { problem: { problem: 'no-such-column', column: name, headings: headingsOf(columns) } }
}

function chooseAddress(table: Table): Choice {
  const possible = table.columns.filter(({ heading }) => heading?.field === 'address')
  const filled = possible.filter((column) => holdsAddresses(table, column))
  const isElsewhere = table.columns.some((column) => holdsAddresses(table, column))
  if (filled.length === 0 && isElsewhere) return {}
  return nearest(filled.length > 0 ? filled : possible)
}

function nearest(columns: readonly Column[]): Choice {
  const [first, second] = columns.toSorted((a, b) => distanceOf(a) - distanceOf(b))
  if (first === undefined) return {}
  if (second === undefined || distanceOf(second) > distanceOf(first)) return { column: first }
  return { problem: { problem: 'two-columns', second: second.name, first: first.name } }
}

function distanceOf({ heading }: Column): number {
  return heading?.distance ?? 0
}

function holdsAddresses({ rows }: Table, { index }: Column): boolean {
  return rows.some(({ cells }) => LIKE_AN_ADDRESS.test(cells[index] ?? ''))
}

function noAddress(table: Table): ColumnProblem {
  const { columns } = table
  if (columns.some(({ name }) => LIKE_AN_ADDRESS.test(name))) return { problem: 'no-heading' }
  const proposed = columns.find((column) => holdsAddresses(table, column))
  const named = proposed ? { proposed: proposed.name } : {}
  return { problem: 'no-address-column', headings: headingsOf(columns), ...named }
}

function headingsOf(columns: readonly Column[]): string[] {
  return columns.map(({ name }) => name).filter((name) => name !== '')
}
