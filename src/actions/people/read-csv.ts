import { CsvError, parse } from 'csv-parse/sync'
import type { ListMistake, ListProblem } from '../../domain/list-problem.ts'

/** A row with the physical line, from 1, on which it starts. A quoted cell may span several lines. */
export type CsvRow = { line: number; cells: string[] }

/** `broken` says why reading stopped, and on which line the unreadable row starts. */
export type CsvRows = { rows: CsvRow[]; separator: string; broken?: ListMistake }

export const SEPARATORS = [',', ';', '\t'] as const

export type Separator = (typeof SEPARATORS)[number]

const TOLD = /^\uFEFF?"?sep=([,;\t|])"?[,;\t|]*\n/i
const MAX_ROW_BYTES = 20_000

/**
 * Reads text separated by commas, semicolons or tabs. A first line such as `sep=;`, which spreadsheets understand,
 * decides the separator; otherwise it is the one given, or the one that the first line has most of. Lines end in `\n`.
 * Lines without content give no row. Reading ends at a row that cannot be read.
 */
export function readCsv(text: string, separator?: Separator): CsvRows {
  const told = TOLD.exec(text)
  if (told === null) return readRows(text, separator ?? separatorOf(text))
  // The line stays, empty, so that the other lines keep their numbers.
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
    return { rows, separator, broken: { line: nextContent(text, lines), problem: explain(error.code) } }
  }
  return { rows, separator }
}

function separatorOf(text: string): Separator {
  const first = /\S.*/.exec(text.slice(0, MAX_ROW_BYTES))?.[0].replace(/"[^"]*"/g, '') ?? ''
  const counts = SEPARATORS.map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

/** Counts the cells of a row, without the empty ones at its end. */
export function countCells(row: CsvRow): number {
  return row.cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** The number, from 1, of the first line with content after the first `lines` lines. */
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

function explain(code: string): ListProblem {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { problem: 'open-quote' }
    case 'CSV_MAX_RECORD_SIZE':
      return { problem: 'long-line', most: MAX_ROW_BYTES }
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return { problem: 'quote-inside' }
    default:
      return { problem: 'unreadable-line', code }
  }
}
