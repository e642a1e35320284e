import { missingAttendanceColumn, readAttendanceColumns } from '../../domain/attendance-columns.ts'
import type { ListMistake } from '../../domain/list-problem.ts'
import { problemWords } from '../../domain/list-problem-words.ts'
import { shown } from '../../domain/shown.ts'
import { type CsvRow, SEPARATORS, type Separator } from '../people/read-csv.ts'
import { readTable, readText, type Table } from '../people/read-table.ts'
import { type AttendanceMistake, type AttendanceRow, EXAMPLE, readBlocks } from './attendance-blocks.ts'
import { type AttendanceHeaderLine, headersInRows, headersInText } from './attendance-headers.ts'

/**
 * What an attendance file says, one row for each person. `withoutAddress` counts the lines of a webinar report without
 * an address: those people came by telephone or as guests, and cannot be matched with anyone.
 */
export type AttendanceFile = { rows: AttendanceRow[]; mistakes: AttendanceMistake[]; withoutAddress: number }

const HEADER_LINES = 100
const HEADER_CHARACTERS = 20_000

/**
 * Reads who attended from the bytes of a CSV file or an XLSX workbook, as `readAttendance` does, and returns the lines
 * that name the columns too.
 */
export async function readAttendanceFile(
  bytes: Uint8Array,
): Promise<AttendanceFile & { headers: AttendanceHeaderLine[] }> {
  const table = await readTable(bytes, { separatorIn: separatorOf })
  return { ...readTableAttendance(table), headers: headersOf(table) }
}

function headersOf(table: Table): AttendanceHeaderLine[] {
  if (!table.ok) return []
  return table.text === undefined ? headersInRows(table.rows) : headersInText(table.text)
}

/**
 * Reads who attended from the bytes of a CSV file of at most 20 MB: Zoom's attendee report, Livestorm's list of people,
 * or any table with a column for addresses and one for yes or no. A report may hold several blocks. Every block with
 * both columns is read, because a person put on stage is listed among the panelists; other blocks are skipped. A person
 * on several lines attended if any of them says so.
 * Nothing is stored here: the caller takes everyone if `mistakes` is empty, and nobody otherwise. Reading stops after
 * 1,000 mistakes.
 */
export function readAttendance(bytes: Uint8Array): AttendanceFile {
  return readTableAttendance(readText(bytes, { separatorIn: separatorOf }))
}

function readTableAttendance(table: Table): AttendanceFile {
  if (!table.ok) return nobody(lineMistake(table))
  const { rows, broken } = table
  const reading = readBlocks(rows)
  if (reading.blocks === 0) return nobody(broken ? lineMistake(broken) : noColumns(rows))
  const { people, mistakes, withoutAddress } = reading
  if (broken !== undefined) mistakes.push(lineMistake(broken))
  else if (people.size === 0 && mistakes.length === 0) mistakes.push(noPeople)
  return { rows: [...people.values()], mistakes, withoutAddress }
}

function lineMistake({ line, problem }: ListMistake): AttendanceMistake {
  return { line, message: problemWords(problem, { language: 'en', quoted: shown }) }
}

const noPeople: AttendanceMistake = {
  line: 1,
  message: 'no line below the names of the columns holds an address: check that the whole file was exported',
}

/** A report starts with lines that hold no separator, so the line that names the columns decides. */
function separatorOf(text: string): Separator | undefined {
  for (const line of text.slice(0, HEADER_LINES * HEADER_CHARACTERS).split('\n', HEADER_LINES)) {
    const names = line.slice(0, HEADER_CHARACTERS).replaceAll('"', '')
    const found = SEPARATORS.find((mark) => readAttendanceColumns(names.split(mark))?.kind === 'columns')
    if (found !== undefined) return found
  }
  return undefined
}

function nobody(mistake: AttendanceMistake): AttendanceFile {
  return { rows: [], mistakes: [mistake], withoutAddress: 0 }
}

function noColumns(rows: CsvRow[]): AttendanceMistake {
  for (const { line, cells } of rows) {
    const message = missingAttendanceColumn(cells)
    if (message !== undefined) return { line, message }
  }
  const [first] = rows
  if (first === undefined) return { line: 1, message: 'the file is empty' }
  return { line: first.line, message: `no line names the columns: start with one that does, ${EXAMPLE}` }
}
