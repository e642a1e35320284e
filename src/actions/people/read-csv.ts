import { CsvError, parse } from 'csv-parse/sync'

/** A row with the physical line, from 1, on which it starts: a quoted cell may hold several lines. */
export type CsvRow = { line: number; cells: string[] }

/** `broken` is why reading stopped, with the line on which the unreadable row starts. */
export type CsvRows = { rows: CsvRow[]; broken?: { line: number; message: string } }

export const SEPARATORS = [',', ';', '\t'] as const

export type Separator = (typeof SEPARATORS)[number]

const TOLD = /^\uFEFF?"?sep=([,;\t|])"?[,;\t|]*\n/i
const MAX_ROW_BYTES = 20_000

/**
 * Reads text separated by commas, semicolons or tabs: the one named, or whichever its first line has most
 * of, unless a first line such as `sep=;` tells it to spreadsheets; lines end in `\n`. Lines without content give no row. A row that cannot be read ends the reading.
 */
export function readCsv(text: string, separator?: Separator): CsvRows {
  const told = TOLD.exec(text)
  if (told === null) return readRows(text, separator ?? separatorOf(text))
  // Its line stays, as an empty one: the others keep their numbers.
  return readRows(text.slice(told[0].length - 1), told[1] ?? ';')
}

function readRows(text: string, separator: string): CsvRows {
  const rows: CsvRow[] = []
  let [lines, empty] = [0, 0]
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_BYTES,
      on_record: (cells, context) => {
        const line = lines + 1 + context.empty_lines - empty
        ;[lines, empty] = [context.lines, context.empty_lines]
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { rows, broken: { line: nextContent(text, lines), message: explain(error.code) } }
  }
  return { rows }
}

function separatorOf(text: string): Separator {
  const first = /\S.*/.exec(text.slice(0, MAX_ROW_BYTES))?.[0].replace(/"[^"]*"/g, '') ?? ''
  const counts = SEPARATORS.map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

/** How many cells a row has, without the empty ones at its end. */
export function countCells(row: CsvRow): number {
  return row.cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** The number of the first line with content after so many lines. */
function nextContent(text: string, lines: number): number {
  const rest = text.split('\n').slice(lines)
  return (
    lines +
    1 +
    Math.max(
      0,
      rest.findIndex((line) => line !== ''),
    )
  )
}

function explain(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote " opens in this line and never closes'
    case 'CSV_MAX_RECORD_SIZE':
      return `this line, or a quote " that opens in it, is longer than ${MAX_ROW_BYTES} characters`
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'a quote " stands in the middle of a cell: a cell is quoted as a whole, with "" for a quote in it'
    default:
      return `this line cannot be read (${code})`
  }
}
