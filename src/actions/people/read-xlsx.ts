import { unzipSync } from 'fflate'
import { readSheet, type SheetData } from 'read-excel-file/universal'
import type { CsvRow } from './read-csv.ts'

export type XlsxRows = { ok: true; rows: CsvRow[] } | { ok: false; message: string }

type Cell = SheetData[number][number]

/** In bytes. The most that a workbook may unpack to; a list of 300,000 people takes half of it. */
const MAX_UNPACKED = 200_000_000
const MAX_PARTS = 5_000
const SHEET = /<(?:\w+:)?sheet\s[^>]*>/g

/**
 * Reads the first visible sheet of an XLSX workbook. Each row carries the number that the spreadsheet shows beside it,
 * and its cells as text. A formula gives the value that was last shown for it. The announced sizes are checked before
 * anything is unpacked, so that a small file cannot fill the memory; fflate unpacks no more than was announced.
 */
export async function readXlsx(bytes: Uint8Array): Promise<XlsxRows> {
  try {
    const sheet = firstVisibleSheet(bytes)
    if (typeof sheet === 'string') return { ok: false, message: sheet }
    const rows = await readSheet(new Blob([new Uint8Array(bytes)]), sheet, { trim: false })
    return {
      ok: true,
      rows: rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })).filter(hasText),
    }
  } catch (error) {
    // The reader may throw anything for a damaged or hostile workbook. None of our own code runs inside it.
    const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 100) : 'unknown'
    return {
      ok: false,
      message: `the workbook cannot be read (${why}): open it and save it as XLSX or CSV again`,
    }
  }
}

function hasText({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

/** The number of the sheet, from 1, or a text that says why there is none. */
function firstVisibleSheet(bytes: Uint8Array): number | string {
  let [unpacked, parts] = [0, 0]
  const found = unzipSync(bytes, {
    filter({ name, originalSize }) {
      unpacked += originalSize
      parts += 1
      return name === 'xl/workbook.xml' && originalSize < MAX_UNPACKED / 100
    },
  })
  if (unpacked > MAX_UNPACKED || parts > MAX_PARTS)
    return 'the workbook is too large: save the list alone, as CSV'
  const workbook = found['xl/workbook.xml']
  if (workbook === undefined) return 'this is no workbook of XLSX: save the list as XLSX or CSV'
  const sheets = new TextDecoder().decode(workbook).match(SHEET) ?? []
  const first = sheets.findIndex((sheet) => !/\sstate=["'](?:hidden|veryHidden)["']/.test(sheet))
  return first === -1 ? 'the workbook has no sheet that can be seen' : first + 1
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
