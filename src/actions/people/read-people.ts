import { parseAddress } from '../../domain/address.ts'
import type { PersonField } from '../../domain/people.ts'
import { addressesOnly, type PeopleColumns } from '../../domain/people-columns.ts'
import { chooseColumns } from './choose-columns.ts'
import { type PeopleMistake, type PeopleRows, type ReadingChoices, readRows } from './people-rows.ts'
import type { CsvRow } from './read-csv.ts'
import { readTable, readText, type Table } from './read-table.ts'

/** What a people file says. `ignored` names the columns that are not read. */
export type PeopleFile = PeopleRows & {
  ignored: string[]
  /** The format that the bytes were read as, such as `UTF-8`, `MacRoman` or `XLSX`. */
  encoding: string
  /** The name of the column that each field was read from. */
  columns: Partial<Record<PersonField, string>>
  /** What the organiser should know about the columns of the list. */
  notes: string[]
}

type FoundColumns =
  | { ok: true; columns: PeopleColumns; rows: CsvRow[]; header: readonly string[] }
  | { ok: false; mistake: PeopleMistake }

/** Reads a list of people from the bytes of a CSV file or an XLSX workbook, as `readPeople` does. */
export async function readPeopleFile(bytes: Uint8Array, choices: ReadingChoices = {}): Promise<PeopleFile> {
  return readTablePeople(await readTable(bytes), choices)
}

/**
 * Reads a list of people from the bytes of a CSV file of at most 20 MB. Nothing is imported here: the caller takes
 * everyone if `mistakes` is empty, and nobody otherwise. Reading stops after 1,000 mistakes.
 */
export function readPeople(bytes: Uint8Array, choices: ReadingChoices = {}): PeopleFile {
  return readTablePeople(readText(bytes), choices)
}

function readTablePeople(table: Table, choices: ReadingChoices): PeopleFile {
  if (!table.ok) return nobody({ line: table.line, message: table.message })
  const { rows, broken, encoding } = table
  const found = findColumns(rows, choices)
  if (!found.ok) return nobody(broken ?? found.mistake)
  const file = { ...readRows(found, choices), encoding, ...describe(found) }
  if (broken !== undefined) {
    file.mistakes.push(broken)
    file.stoppedAt ??= broken.line
  } else if (found.rows.length === 0)
    file.mistakes.push({ line: 1, message: 'there is nobody below the first line' })
  return file
}

const NOBODY = { people: [], repeated: 0, ignored: [], encoding: '', columns: {}, leftOut: [], notes: [] }

function nobody(mistake: PeopleMistake): PeopleFile {
  return { ...structuredClone(NOBODY), mistakes: [mistake], stoppedAt: mistake.line }
}

function findColumns(rows: CsvRow[], choices: ReadingChoices): FoundColumns {
  const [first, ...others] = rows
  if (first === undefined) return { ok: false, mistake: { line: 1, message: 'the file is empty' } }
  if (isOneAddress(first.cells)) return { ok: true, columns: addressesOnly, rows, header: [] }
  const chosen = chooseColumns(first.cells, others, choices)
  if (chosen.ok) return { ok: true, columns: chosen.columns, rows: others, header: first.cells }
  return { ok: false, mistake: { line: first.line, message: chosen.message } }
}

function isOneAddress(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 && parseAddress(cells[0] ?? '').ok
}

type Described = Pick<PeopleFile, 'columns' | 'ignored' | 'notes'>

function describe({ columns, header }: { columns: PeopleColumns; header: readonly string[] }): Described {
  const named = [...columns.at].map(([field, index]) => [field, (header[index] ?? '').trim()])
  return { columns: Object.fromEntries(named), ignored: columns.ignored, notes: columns.notes }
}
