import { unzipSync } from 'fflate'
import type { SheetData } from 'read-excel-file/universal'
import type { ListProblem } from '../../domain/list-problem.ts'
import type { CsvRow } from './read-csv.ts'
import { sheetsOf } from './sheet-names.ts'

/** The rows of the sheet that was read, with its name and those of all that can be seen. */
export type XlsxRows =
  | { ok: true; rows: CsvRow[]; sheet: string; sheets: string[] }
  | { ok: false; problem: ListProblem }

type Cell = SheetData[number][number]

/** In bytes. The most that a workbook may unpack to; a list of 300,000 people takes half of it. */
const MAX_UNPACKED = 200_000_000
const MAX_PARTS = 5_000

/**
 * Reads a visible sheet of an XLSX workbook: the one of this name, or the first. Each row carries the number that the
 * spreadsheet shows beside it, and its cells as text. A formula gives the value that was last shown for it. The
 * announced sizes are checked before anything is unpacked, so that a small file cannot fill the memory; fflate unpacks
 * no more than was announced.
 */
export async function readXlsx(bytes: Uint8Array, name?: string): Promise<XlsxRows> {
  try {
    const workbook = workbookPart(bytes)
    if (typeof workbook !== 'string') return { ok: false, problem: workbook }
    const visible = sheetsOf(workbook).filter(({ isHidden }) => !isHidden)
    const sheet = name === undefined ? visible[0] : visible.find((each) => each.name === name)
    if (sheet === undefined) return { ok: false, problem: noSheet(name) }
    const { readSheet } = await import('read-excel-file/universal') // loaded with the first workbook
    const rows = await readSheet(new Blob([new Uint8Array(bytes)]), sheet.number, { trim: false })
    return { ok: true, rows: rows.map(rowOf).filter(hasText), sheet: sheet.name, sheets: visible.map(nameOf) }
  } catch (error) {
    // The reader may throw anything for a damaged or hostile workbook. None of our own code runs inside it.
    const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 100) : 'unknown'
    return { ok: false, problem: { problem: 'workbook-damaged', why: why ?? '' } }
  }
}

function noSheet(name: string | undefined): ListProblem {
  return name === undefined ? { problem: 'no-sheet' } : { problem: 'no-such-sheet', sheet: name }
}

function nameOf({ name }: { name: string }): string {
  return name
}

function rowOf(cells: readonly Cell[], index: number): CsvRow {
  return { line: index + 1, cells: cells.map(cellText) }
}

function hasText({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

/** The part that names the sheets, or why there is none. */
function workbookPart(bytes: Uint8Array): string | ListProblem {
  let [unpacked, parts] = [0, 0]
  const found = unzipSync(bytes, {
    filter({ name, originalSize }) {
      unpacked += originalSize
      parts += 1
      return name === 'xl/workbook.xml' && originalSize < MAX_UNPACKED / 100
    },
  })
  if (unpacked > MAX_UNPACKED || parts > MAX_PARTS) return { problem: 'workbook-too-large' }
  const workbook = found['xl/workbook.xml']
  return workbook === undefined ? { problem: 'no-workbook' } : new TextDecoder().decode(workbook)
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (isDate(cell)) return momentText(cell)
  return typeof cell === 'number' ? numberText(cell) : String(cell)
}

function isDate(cell: unknown): cell is Date {
  return cell instanceof Date
}

/** Spreadsheets store hours as days since an epoch in 1899 or 1900. A moment without an hour is a date. */
function momentText(at: Date): string {
  const rounded = new Date(Math.round(at.getTime() / 1000) * 1000)
  const [date = '', time = ''] = rounded.toISOString().slice(0, 19).split('T')
  const clock = time.endsWith(':00') ? time.slice(0, 5) : time
  if (date < '1900-01-02') return clock
  return time === '00:00:00' ? date : `${date} ${clock}`
}

/** Rounds away the noise of binary fractions: 0.30000000000000004 is shown as 0.3. */
function numberText(number: number): string {
  return String(Number(number.toPrecision(15)))
}
