import { headingWords } from '../../domain/heading-words.ts'
import type { Heading } from '../../domain/people-columns.ts'
import type { CsvRow } from './read-csv.ts'

export type Column = { index: number; name: string; heading: Heading | undefined }
export type Table = { columns: Column[]; rows: readonly CsvRow[] }
export type Choice = { column?: Column; message?: string }

const LIKE_AN_ADDRESS = /[^\s@,;]@[^\s@,;]+\.[^\s@,;]/
const SHOWN_HEADINGS = 30

/** The column that holds the addresses: the one `named`, or the most likely one; otherwise a message that says why none. */
export function addressColumn(
  table: Table,
  named: string | undefined,
): { column: Column } | { column: undefined; message: string } {
  const { column, message } = named === undefined ? chooseAddress(table) : namedAddress(table, named)
  return column ? { column } : { column, message: message ?? noAddress(table) }
}

function namedAddress({ columns }: Table, name: string): Choice {
  const column = columns.find((each) => headingWords(each.name) === headingWords(name))
  return column ? { column } : { message: `there is no column ${quoted(name)}: ${headingsOf(columns)}` }
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
  return { message: `${twice(second)}, or choose one with --address-column ${quoted(first.name)}` }
}

export function twice({ name }: Column): string {
  return `two columns mean the same thing, the second is ${quoted(name)}: leave one out with --ignore-column ${quoted(name)}`
}

function distanceOf({ heading }: Column): number {
  return heading?.distance ?? 0
}

function holdsAddresses({ rows }: Table, { index }: Column): boolean {
  return rows.some(({ cells }) => LIKE_AN_ADDRESS.test(cells[index] ?? ''))
}

function noAddress(table: Table): string {
  const { columns } = table
  const expected =
    'this line must name the columns, one of them for addresses, such as: adresse;prénom;fuseau;heure'
  if (columns.some(({ name }) => LIKE_AN_ADDRESS.test(name))) return expected
  const proposed = columns.find((column) => holdsAddresses(table, column))
  const proposal = proposed
    ? `. The cells of ${quoted(proposed.name)} are addresses: rename it to email, or add --address-column ${quoted(proposed.name)}`
    : ''
  return `${expected}. ${headingsOf(columns)}${proposal}`
}

function headingsOf(columns: readonly Column[]): string {
  const found = columns.filter(({ name }) => name !== '').map(({ name }) => quoted(name))
  const more = found.length > SHOWN_HEADINGS ? ', …' : ''
  return `It has ${found.slice(0, SHOWN_HEADINGS).join(', ')}${more}`
}

export function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 80))
}
