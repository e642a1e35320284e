import { type Address, addressKey } from '../../domain/address.ts'
import { type CheckedAttendance, checkAttendance, readAttended } from '../../domain/attendance.ts'
import {
  type AttendanceColumns,
  type AttendanceHeader,
  readAttendanceColumns,
} from '../../domain/attendance-columns.ts'
import { MAX_MISTAKES } from '../people/people-rows.ts'
import { type CsvRow, countCells } from '../people/read-csv.ts'

/**
 * One person of the file. `line`, from 1, is the first line that says they attended, or else the first line that names
 * them.
 */
export type AttendanceRow = { address: Address; attended: boolean; line: number }

/** One mistake in an attendance file. `line` is the physical line, from 1, on which the row starts. */
export type AttendanceMistake = { line: number; message: string }

/** `blocks` counts the lines that name columns. `people` has one row for each person. */
export type AttendanceBlocks = {
  people: Map<string, AttendanceRow>
  mistakes: AttendanceMistake[]
  withoutAddress: number
  blocks: number
}

type Reading = AttendanceBlocks & {
  /** The columns of the block being read. */
  columns?: AttendanceColumns | undefined
  /** True when the lines of the block hold nothing to read, or when a mistake already covers them. */
  passedOver: boolean
}

type Line = { row: CsvRow; next: CsvRow | undefined }

export const EXAMPLE = 'such as: email,attended or adresse;présent'

const LIKE_AN_ADDRESS = /^\s*[^\s@]+@[^\s@]+\s*$/

/**
 * Reads the blocks of an attendance file. A block starts with a line that names its columns, and ends at the next such
 * line or at a title. Reading stops after 1,000 mistakes.
 */
export function readBlocks(rows: CsvRow[]): AttendanceBlocks {
  const reading: Reading = {
    people: new Map(),
    mistakes: [],
    withoutAddress: 0,
    blocks: 0,
    passedOver: false,
  }
  for (const [index, row] of rows.entries()) {
    readLine(reading, { row, next: rows[index + 1] })
    if (reading.mistakes.length < MAX_MISTAKES) continue
    const message = `reading stopped here, after ${MAX_MISTAKES} mistakes`
    reading.mistakes.push({ line: row.line, message })
    break
  }
  return reading
}

/**
 * A person may be called "User Name". Inside a block, such a line must not end the block: everyone below it would be
 * lost.
 */
function readLine(reading: Reading, { row, next }: Line): void {
  const { columns } = reading
  const header = readAttendanceColumns(row.cells)
  const isName = header?.kind === 'nobody' && columns !== undefined
  if (header !== undefined && !isName) startBlock(reading, row.line, header)
  else if (isTitle(columns, { row, next })) endBlock(reading)
  else if (columns !== undefined) readPerson(reading, columns, row)
  else if (!reading.passedOver) reportStray(reading, row)
}

function startBlock(reading: Reading, line: number, header: AttendanceHeader): void {
  reading.columns = header.kind === 'columns' ? header.columns : undefined
  reading.passedOver = header.kind !== 'columns'
  if (header.kind === 'fault') reading.mistakes.push({ line, message: header.message })
  if (header.kind !== 'nobody') reading.blocks += 1
}

/** Whether a line is the title of a block. A title stands alone in its line: `Panelist Details`. */
function isTitle(columns: AttendanceColumns | undefined, { row, next }: Line): boolean {
  const [first = '', ...others] = row.cells
  if (first.trim() === '' || others.some((cell) => cell.trim() !== '')) return false
  if (first.includes('@') || readAttended(first) !== undefined) return false
  return columns === undefined || columns.anonymous || readAttendanceColumns(next?.cells ?? []) !== undefined
}

function endBlock(reading: Reading): void {
  reading.columns = undefined
  reading.passedOver = false
}

/** Reports a line with an address outside any block. Skipping it silently would make someone who attended absent. */
function reportStray(reading: Reading, row: CsvRow): void {
  if (!row.cells.some((cell) => LIKE_AN_ADDRESS.test(cell))) return
  const message = `this line holds an address, but no line above it names the columns of its block, ${EXAMPLE}`
  reading.mistakes.push({ line: row.line, message })
  reading.passedOver = true
}

function readPerson(reading: Reading, columns: AttendanceColumns, row: CsvRow): void {
  const [typed = '', attended = ''] = [row.cells[columns.address], row.cells[columns.attended]]
  const address = typed.trim() === '--' ? '' : typed.trim()
  const cells = countCells(row)
  if (cells > columns.count) {
    const message = `there are ${cells} cells in this line, but ${columns.count} columns are named above it: put quotes " around a cell that holds a separator`
    reading.mistakes.push({ line: row.line, message })
  } else if (address === '' && columns.anonymous) reading.withoutAddress += 1
  else addPerson(reading, row.line, checkAttendance({ address, attended }))
}

function addPerson(reading: Reading, line: number, checked: CheckedAttendance): void {
  if (!checked.ok) {
    reading.mistakes.push(...checked.messages.map((message) => ({ line, message })))
    return
  }
  const { address, attended } = checked
  const known = reading.people.get(addressKey(address))
  if (known === undefined || (attended && !known.attended)) {
    reading.people.set(addressKey(address), { address, attended, line })
  }
}
