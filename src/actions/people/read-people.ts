import { parseAddress } from '../../domain/address.ts'
import type { ListMistake, ListRemark } from '../../domain/list-problem.ts'
import type { Person, PersonField } from '../../domain/people.ts'
import { addressesOnly, type ColumnUse, type PeopleColumns, usesOf } from '../../domain/people-columns.ts'
import { chooseColumns } from './choose-columns.ts'
import { type PeopleRows, type ReadingChoices, readRows } from './people-rows.ts'
import type { CsvRow } from './read-csv.ts'
import { readTable, readText, type Table, type TableFormat } from './read-table.ts'

/** What a people file says. `ignored` names the columns that are not read. */
export type PeopleFile = PeopleRows &
  TableFormat & {
    people: Person[]
    ignored: string[]
    /** The name of the column that each field was read from. */
    columns: Partial<Record<PersonField, string>>
    remarks: ListRemark[]
    /** The names of all columns as they stand, and what each is used for; empty where there is no such line. */
    header: readonly string[]
    uses: ColumnUse[]
    /** The rows below that line. */
    rows: readonly CsvRow[]
  }

/** The rows below the names of the columns. */
type Below = { columns: PeopleColumns; rows: CsvRow[] }

type FoundColumns =
  | (Below & { ok: true; header: readonly string[] })
  | { ok: false; mistake: ListMistake; rows: CsvRow[] }

/** Reads a list of people from the bytes of a CSV file or an XLSX workbook, as `readPeople` does. */
export async function readPeopleFile(bytes: Uint8Array, choices: ReadingChoices = {}): Promise<PeopleFile> {
  return readTablePeople(await readTable(bytes, choices), choices)
}

/**
 * The people that `readPeopleFile` finds, in its order, each as soon as the line is read. Nobody, where the list cannot be
 * read at all.
 */
export async function peopleOneByOne(bytes: Uint8Array, choices: ReadingChoices): Promise<Iterable<Person>> {
  const table = await readTable(bytes, choices)
  if (!table.ok) return []
  const found = findColumns(table.rows, choices)
  return found.ok ? readRows(found, choices) : []
}

/**
 * Reads a list of people from the bytes of a CSV file of at most 20 MB. Nothing is imported here: the caller takes
 * everyone if `mistakes` is empty, and nobody otherwise. Reading stops after 1,000 mistakes.
 */
export function readPeople(bytes: Uint8Array, choices: ReadingChoices = {}): PeopleFile {
  return readTablePeople(readText(bytes), choices)
}

function readTablePeople(table: Table, choices: ReadingChoices): PeopleFile {
  if (!table.ok) return nobody(table, { encoding: '' })
  const { rows, broken, text: _, ok: __, ...format } = table
  const found = findColumns(rows, choices)
  if (!found.ok) return { ...nobody(broken ?? found.mistake, format), ...firstLineOf(found.rows) }
  const file = { ...readAll(found, choices), ...format, ...describe(found) }
  if (broken !== undefined) {
    file.mistakes.push(broken)
    file.stoppedAt ??= broken.line
  } else if (found.rows.length === 0) file.mistakes.push({ line: 1, problem: { problem: 'nobody-below' } })
  return file
}

function readAll(found: Below, choices: ReadingChoices): PeopleRows & { people: Person[] } {
  const rows = readRows(found, choices)
  const people: Person[] = []
  for (;;) {
    const { done, value } = rows.next()
    if (done) return { ...value, people }
    people.push(value)
  }
}

function nobody({ line, problem }: ListMistake, format: TableFormat): PeopleFile {
  const read = { people: [], repeated: 0, leftOut: [], leftRows: [], mistakes: [{ line, problem }] }
  const columns = { ignored: [], columns: {}, remarks: [], header: [], uses: [], rows: [] }
  return { ...read, ...columns, ...format, stoppedAt: line }
}

/** A list whose columns are not known is shown as it is, so that somebody can say what they hold. */
function firstLineOf([first, ...rows]: CsvRow[]): Pick<PeopleFile, 'header' | 'uses' | 'rows'> {
  const header = first?.cells ?? []
  return { header, uses: header.map(() => 'none' as const), rows }
}

function findColumns(rows: CsvRow[], choices: ReadingChoices): FoundColumns {
  const [first, ...others] = rows
  if (first === undefined)
    return { ok: false, mistake: { line: 1, problem: { problem: 'empty-file' } }, rows }
  if (isOneAddress(first.cells)) return { ok: true, columns: addressesOnly, rows, header: [] }
  const chosen = chooseColumns(first.cells, others, choices)
  if (chosen.ok) return { ok: true, columns: chosen.columns, rows: others, header: first.cells }
  return { ok: false, mistake: { line: first.line, problem: chosen.problem }, rows }
}

function isOneAddress(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 && parseAddress(cells[0] ?? '').ok
}

type Described = Pick<PeopleFile, 'columns' | 'ignored' | 'remarks' | 'header' | 'uses' | 'rows'>

function describe({ columns, header, rows }: Extract<FoundColumns, { ok: true }>): Described {
  const named = [...columns.at].map(([field, index]) => [field, (header[index] ?? '').trim()])
  const { ignored, remarks } = columns
  return { columns: Object.fromEntries(named), ignored, remarks, header, uses: usesOf(columns), rows }
}
