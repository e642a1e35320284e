import { addressKey, parseAddress } from '../../domain/address.ts'
import { headingWords } from '../../domain/heading-words.ts'
import { checkPerson, type KnownSoFar, type Person, type PersonField } from '../../domain/people.ts'
import { addressesOnly, cellsOf, type PeopleColumns } from '../../domain/people-columns.ts'
import { type ColumnChoices, chooseColumns } from './choose-columns.ts'
import { type CsvRow, countCells } from './read-csv.ts'
import { type LeftOut, readStandings, type Standings } from './read-standings.ts'
import { readTable, readText, type Table } from './read-table.ts'

/** One mistake in a people file. `line` is the physical line, from 1, on which the row starts. */
export type PeopleMistake = { line: number; message: string }

/**
 * What a people file says. `repeated` counts the lines whose address was already given by an earlier line (the first
 * wins). `ignored` names the columns that are not read. `stoppedAt` is set when the file was not read to its end:
 * nobody after that line is in `people`.
 */
export type PeopleFile = {
  people: Person[]
  mistakes: PeopleMistake[]
  repeated: number
  ignored: string[]
  /** The format that the bytes were read as, such as `UTF-8`, `MacRoman` or `XLSX`. */
  encoding: string
  /** The name of the column that each field was read from. */
  columns: Partial<Record<PersonField, string>>
  /** The people left out because a column says that they have left, counted by what it says. */
  leftOut: LeftOut[]
  /** What the organiser should know about the columns of the list. */
  notes: string[]
  stoppedAt?: number
}

/** How to read a list where it leaves a question open. */
export type ReadingChoices = ColumnChoices & {
  /** Accepts domains that are one typing error away from a large provider's. */
  keepDomains?: boolean | undefined
  /** Values of a status column that mean “enrol this person”, in addition to the known words. */
  takeStatus?: readonly string[] | undefined
}

type FoundColumns =
  | { ok: true; columns: PeopleColumns; rows: CsvRow[]; header: readonly string[] }
  | { ok: false; mistake: PeopleMistake }

/** The most mistakes that are collected. Nobody reads more, and a hostile file costs no more. */
export const MAX_MISTAKES = 1000

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
    file.mistakes.push({ line: 1, message: 'nobody stands below the first line' })
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

type Reading = {
  people: Map<string, Person>
  mistakes: PeopleMistake[]
  repeated: number
  known: KnownSoFar
  standings: Standings
}

type ReadRows = Pick<PeopleFile, 'people' | 'mistakes' | 'repeated' | 'leftOut' | 'stoppedAt'>

function readRows(
  { columns, rows }: { columns: PeopleColumns; rows: CsvRow[] },
  choices: ReadingChoices,
): ReadRows {
  const known = { zones: new Map(), ...(choices.keepDomains ? {} : { domains: new Map() }) }
  const taken = new Set((choices.takeStatus ?? []).map(headingWords))
  const standings = readStandings(columns.statuses, taken)
  const reading: Reading = { people: new Map(), mistakes: [], repeated: 0, known, standings }
  let stoppedAt: number | undefined
  for (const row of rows) {
    if (standings.isToBeRead(row)) readRow(reading, columns, row)
    if (reading.mistakes.length < MAX_MISTAKES) continue
    const message = `reading stopped here, after ${MAX_MISTAKES} mistakes`
    reading.mistakes.push({ line: row.line, message })
    stoppedAt = row.line
    break
  }
  const { people, mistakes, repeated } = reading
  const all = [...standings.questions(), ...mistakes].toSorted((a, b) => a.line - b.line)
  const ended = stoppedAt === undefined ? {} : { stoppedAt }
  return { people: [...people.values()], mistakes: all, repeated, leftOut: standings.leftOut(), ...ended }
}

/**
 * An extra cell is most often an unquoted comma, which would shift the other cells, so it is reported and not guessed
 * away.
 */
function readRow(reading: Reading, columns: PeopleColumns, row: CsvRow): void {
  const cells = countCells(row)
  const { line } = row
  if (cells > columns.count) {
    const message = `there are ${cells} cells in this line, but ${columns.count} columns in the first`
    reading.mistakes.push({ line, message })
    return
  }
  const checked = checkPerson(cellsOf(columns, row.cells), reading.known)
  if (!checked.ok) {
    reading.mistakes.push(...checked.messages.map((message) => ({ line, message })))
    return
  }
  const key = addressKey(checked.person.address)
  if (reading.people.has(key)) reading.repeated += 1
  else reading.people.set(key, checked.person)
}
