import { readAttendanceColumns } from '../domain/attendance-columns.ts'
import { decodePeople } from './decode-people.ts'
import { SEPARATORS } from './read-csv.ts'

/** A line of an attendance file that names columns, and what it calls those that are read. */
export type AttendanceHeaderLine = { line: number; address: string; attended: string }

/** The lines of an attendance file from which its columns are known, for whoever checks that the right ones are read. */
export function attendanceHeaders(bytes: Uint8Array): AttendanceHeaderLine[] {
  const decoded = decodePeople(bytes)
  if (!decoded.ok) return []
  return decoded.text.split('\n').flatMap((text, index) => {
    const found = text.includes('@') ? undefined : readHeader(text)
    return found ? [{ line: index + 1, ...found }] : []
  })
}

function readHeader(text: string): Omit<AttendanceHeaderLine, 'line'> | undefined {
  for (const mark of SEPARATORS) {
    const cells = text.replaceAll('"', '').split(mark)
    const header = readAttendanceColumns(cells)
    if (header?.kind !== 'columns') continue
    const { address, attended } = header.columns
    return { address: nameOf(cells[address]), attended: nameOf(cells[attended]) }
  }
  return undefined
}

function nameOf(cell = ''): string {
  return cell.replace('\uFEFF', '').trim()
}
