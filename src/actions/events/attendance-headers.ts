import { readAttendanceColumns } from '../../domain/attendance-columns.ts'
import { type CsvRow, SEPARATORS } from '../people/read-csv.ts'

/** A line of an attendance file that names columns, with its names for the columns that are read. */
export type AttendanceHeaderLine = { line: number; address: string; attended: string }

/** The lines of a text that name its columns, so that an organiser can check that the right ones are read. */
export function headersInText(text: string): AttendanceHeaderLine[] {
  return text.split('\n').flatMap((line, index) => {
    const found = line.includes('@') ? undefined : readHeader(line)
    return found ? [{ line: index + 1, ...found }] : []
  })
}

/** Does the same as `headersInText` for the rows of a workbook. */
export function headersInRows(rows: readonly CsvRow[]): AttendanceHeaderLine[] {
  return rows.flatMap(({ line, cells }) => {
    const found = cells.some((cell) => cell.includes('@')) ? undefined : namesIn(cells)
    return found ? [{ line, ...found }] : []
  })
}

type Names = Omit<AttendanceHeaderLine, 'line'>

function readHeader(text: string): Names | undefined {
  for (const mark of SEPARATORS) {
    const found = namesIn(text.replaceAll('"', '').split(mark))
    if (found !== undefined) return found
  }
  return undefined
}

function namesIn(cells: readonly string[]): Names | undefined {
  const header = readAttendanceColumns(cells)
  if (header?.kind !== 'columns') return undefined
  const { address, attended } = header.columns
  return { address: nameOf(cells[address]), attended: nameOf(cells[attended]) }
}

function nameOf(cell = ''): string {
  return cell.replace('\uFEFF', '').trim()
}
