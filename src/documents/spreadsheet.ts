import type { Cell, SpreadsheetFormat } from '../domain/sheet-cell.ts'
import type { Language } from '../language/catalogues.ts'
import { csvLine } from './csv.ts'

/** A list with the names of its columns; its rows are asked for as they are sent. */
export type Sheet = {
  name: string
  columns: readonly string[]
  rows: AsyncIterable<readonly Cell[]>
}

/** As files are sent over HTTP. */
export const MEDIA_TYPES: Readonly<Record<SpreadsheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const LONGEST_NAME = 31
const BOM = '\uFEFF'

/** A list as a file, in pieces: no more than a page of it is in memory. */
export async function spreadsheet(
  sheet: Sheet,
  { format, language }: { format: SpreadsheetFormat; language: Language },
): Promise<ReadableStream<Uint8Array>> {
  return format === 'xlsx' ? xlsx(sheet) : csv(sheet, separatorFor(language))
}

/** Texts are written as texts, whatever they begin with: a workbook tells them from formulas. */
async function xlsx({ name, columns, rows }: Sheet): Promise<ReadableStream<Uint8Array>> {
  const { writeXlsxStream } = await import('hucre/xlsx') // loaded with the first workbook
  const head = columns.map((header) => ({ header }))
  const settings = { name: name.slice(0, LONGEST_NAME), columns: head, freezePane: { rows: 1 } }
  return writeXlsxStream(mutable(rows), settings)
}

async function* mutable(rows: Sheet['rows']): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield [...row]
}

/** With a byte order mark: without it a spreadsheet reads the accents wrongly. */
function csv({ columns, rows }: Sheet, separator: ',' | ';'): ReadableStream<Uint8Array> {
  return ReadableStream.from(csvPieces({ columns, rows }, separator)).pipeThrough(new TextEncoderStream())
}

async function* csvPieces(
  { columns, rows }: Omit<Sheet, 'name'>,
  separator: ',' | ';',
): AsyncGenerator<string> {
  yield `${BOM}${csvLine(columns, separator)}\r\n`
  for await (const row of rows)
    yield `${csvLine(
      row.map((cell) => String(cell ?? '')),
      separator,
    )}\r\n`
}

/** A spreadsheet separates with what the language does not write between units and tenths. */
function separatorFor(language: Language): ',' | ';' {
  return new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ','
}
