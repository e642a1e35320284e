import { addressKey, parseAddress } from '../domain/address.ts'
import { checkPerson, type KnownSoFar, type Person } from '../domain/people.ts'
import { addressesOnly, cellsOf, type PeopleColumns, readColumns } from '../domain/people-columns.ts'
import { decodePeople } from './decode-people.ts'
import { type CsvRow, countCells, readCsv } from './read-csv.ts'

/** One thing wrong in a people file; `line` is the physical line, from 1, on which the row starts. */
export type PeopleMistake = { line: number; message: string }

/**
 * What a people file says. `repeated` counts the lines whose address an earlier line has already given
 * (the first wins); `ignored` names the columns that nothing reads. `stoppedAt` is there when the file was not
 * read to its end: the line past which nobody is in `people`.
 */
export type PeopleFile = {
  people: Person[]
  mistakes: PeopleMistake[]
  repeated: number
  ignored: string[]
  stoppedAt?: number
}

type FoundColumns =
  | { ok: true; columns: PeopleColumns; rows: CsvRow[] }
  | { ok: false; mistake: PeopleMistake }

/** How a list is to be read where it leaves a question. */
export type ReadingChoices = {
  /** Takes domains that are one slip away from a large provider's as they are. */
  keepDomains?: boolean | undefined
}

/** After so many mistakes nobody reads on, and a hostile file costs no more. */
export const MAX_MISTAKES = 1000

/**
 * Reads a list of people from the bytes of a CSV file of at most 20 MB. Nothing is imported here: a
 * caller takes everyone where `mistakes` is empty, and nobody where it is not. Reading stops after
 * 1,000 mistakes.
 */
export function readPeople(bytes: Uint8Array, choices: ReadingChoices = {}): PeopleFile {
  const decoded = decodePeople(bytes)
  if (!decoded.ok) return nobody({ line: decoded.line, message: decoded.message })
  const { rows, broken } = readCsv(decoded.text)
  const found = findColumns(rows)
  if (!found.ok) return nobody(broken ?? found.mistake)
  const file = readRows(found.columns, found.rows, choices)
  if (broken !== undefined) {
    file.mistakes.push(broken)
    file.stoppedAt ??= broken.line
  } else if (found.rows.length === 0)
    file.mistakes.push({ line: 1, message: 'nobody stands below the first line' })
  return file
}

function nobody(mistake: PeopleMistake): PeopleFile {
  return { people: [], mistakes: [mistake], repeated: 0, ignored: [], stoppedAt: mistake.line }
}

function findColumns(rows: CsvRow[]): FoundColumns {
  const [first, ...others] = rows
  if (first === undefined) return { ok: false, mistake: { line: 1, message: 'the file is empty' } }
  const columns = readColumns(first.cells)
  if (columns === undefined && isOneAddress(first.cells)) return { ok: true, columns: addressesOnly, rows }
  if (columns !== undefined && !('twice' in columns)) return { ok: true, columns, rows: others }
  const message =
    columns === undefined
      ? 'this line must name the columns, one of them for addresses, such as: adresse;prénom;fuseau;heure'
      : `two columns mean the same thing, the second is ${JSON.stringify(columns.twice)}`
  return { ok: false, mistake: { line: first.line, message } }
}

function isOneAddress(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 && parseAddress(cells[0] ?? '').ok
}

function readRows(columns: PeopleColumns, rows: CsvRow[], { keepDomains }: ReadingChoices): PeopleFile {
  const people = new Map<string, Person>()
  const file: PeopleFile = { people: [], mistakes: [], repeated: 0, ignored: columns.ignored }
  const known: KnownSoFar = { zones: new Map(), ...(keepDomains ? {} : { domains: new Map() }) }
  for (const row of rows) {
    const checked = readRow(columns, row, known)
    if (!checked.ok) file.mistakes.push(...checked.messages.map((message) => ({ line: row.line, message })))
    else if (people.has(addressKey(checked.person.address))) file.repeated += 1
    else people.set(addressKey(checked.person.address), checked.person)
    if (file.mistakes.length >= MAX_MISTAKES) {
      file.mistakes.push({ line: row.line, message: `reading stopped here, after ${MAX_MISTAKES} mistakes` })
      file.stoppedAt = row.line
      break
    }
  }
  file.people = [...people.values()]
  return file
}

/** A cell too many is most often an unquoted comma, which would shift the other cells: it is not guessed away. */
function readRow(columns: PeopleColumns, row: CsvRow, known: KnownSoFar): ReturnType<typeof checkPerson> {
  const cells = countCells(row)
  if (cells <= columns.count) return checkPerson(cellsOf(columns, row.cells), known)
  return {
    ok: false,
    messages: [`there are ${cells} cells in this line, but ${columns.count} columns in the first`],
  }
}
