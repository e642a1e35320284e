import { headingWords } from '../../domain/heading-words.ts'
import type { ListRemark } from '../../domain/list-problem.ts'
import type { PersonField } from '../../domain/people.ts'
import {
  type ColumnUse,
  isLastName,
  isWholeName,
  readHeading,
  type StatusColumn,
} from '../../domain/people-columns.ts'
import { statusKind } from '../../domain/people-status.ts'
import { addressColumn, type Choice, type Column, type Table } from './address-column.ts'
import { type ChosenColumns, columnsAsUsed } from './columns-as-used.ts'
import type { CsvRow } from './read-csv.ts'

/** Which columns to read when their names and cells do not tell. */
export type ColumnChoices = {
  addressColumn?: string | undefined
  /** Columns that are skipped, whatever their names say. */
  ignoreColumn?: readonly string[] | undefined
  /** What each column holds, in their order: then neither names nor cells are asked. */
  uses?: readonly ColumnUse[] | undefined
}

const ROWS_TO_TRY = 500

/**
 * Finds what each column of a list holds, by its name and its cells. Of two columns that may be the address, it takes
 * the one whose cells are addresses; if both are, the one closer to the person. `rows` are the rows below the header.
 */
export function chooseColumns(
  header: readonly string[],
  rows: readonly CsvRow[],
  choices: ColumnChoices,
): ChosenColumns {
  if (choices.uses) return columnsAsUsed(header, choices.uses)
  const left = new Set((choices.ignoreColumn ?? []).map(headingWords))
  const named = header.map((name, index) => ({
    index,
    name: name.trim(),
    isLeft: left.has(headingWords(name)),
  }))
  const columns = named.map(({ index, name, isLeft }) => ({
    ...{ index, name },
    heading: isLeft ? undefined : readHeading(name),
  }))
  const table = { columns, rows: rows.slice(0, ROWS_TO_TRY) }
  const address = addressColumn(table, choices.addressColumn)
  if (address.column === undefined) return { ok: false, problem: address.problem }
  const statuses = named.flatMap((column) => (column.isLeft ? [] : statusColumn(column)))
  return complete(
    table,
    address.column,
    statuses.filter(({ index }) => index !== address.column?.index),
  )
}

function complete(table: Table, address: Column, statuses: StatusColumn[]): ChosenColumns {
  const at = new Map<PersonField, number>([['address', address.index]])
  for (const field of ['firstName', 'zone', 'at'] as const) {
    const { column, problem } = nearestOf(table, field, address)
    if (problem !== undefined) return { ok: false, problem }
    if (column !== undefined) at.set(field, column.index)
  }
  const read = new Set([...at.values(), ...statuses.map(({ index }) => index)])
  const ignored = table.columns.flatMap(({ index, name }) => (read.has(index) || name === '' ? [] : [name]))
  const remarks = [...payerRemark(address), ...nameRemark(table, address, at.has('firstName'))]
  return { ok: true, columns: { at, count: table.columns.length, ignored, statuses, remarks } }
}

/**
 * Takes the first name only from the person whose address is used: a letter must not greet one person by another's
 * name.
 */
function nearestOf(table: Table, field: PersonField, address: Column): Choice {
  const isPayers = address.heading?.isPayers ?? false
  const possible = table.columns.filter(
    ({ index, heading }) =>
      index !== address.index &&
      heading?.field === field &&
      (heading.isSure || table.columns.some(({ name }) => isLastName(name))) &&
      (field !== 'firstName' || heading.isPayers === isPayers),
  )
  const filled = possible.filter(({ index }) =>
    table.rows.some(({ cells }) => (cells[index] ?? '').trim() !== ''),
  )
  const [first, second] = filled.length > 0 ? filled : possible
  if (first === undefined) return {}
  return second === undefined
    ? { column: first }
    : { problem: { problem: 'two-columns', second: second.name } }
}

function payerRemark({ name, heading }: Column): ListRemark[] {
  return heading?.isPayers ? [{ remark: 'payer', column: name }] : []
}

function nameRemark({ columns }: Table, address: Column, hasFirstName: boolean): ListRemark[] {
  if (hasFirstName) return []
  const others = columns.filter(({ heading }) => heading?.field === 'firstName' && heading.isSure)
  if (others[0] !== undefined)
    return [{ remark: 'other-person', column: others[0].name, address: address.name }]
  const whole = columns.find(({ index, name, heading }) => {
    return index !== address.index && (isWholeName(name) || heading?.field === 'firstName')
  })
  return whole ? [{ remark: 'whole-names', column: whole.name }] : []
}

function statusColumn({ index, name }: { index: number; name: string }): StatusColumn[] {
  const kind = statusKind(name)
  return kind ? [{ index, name, kind }] : []
}
