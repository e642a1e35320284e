import type { ListMistake, ListProblem } from '../../domain/list-problem.ts'
import { decodePeople, MAX_BYTES, tooLarge } from './decode-people.ts'
import { type CsvRow, readCsv, type Separator } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/**
 * The rows of a list, whatever its format. `text` is the decoded text when the list is text, and `broken` the reason
 * why reading stopped.
 */
export type Table =
  | ({ ok: true; rows: CsvRow[]; text?: string; broken?: ListMistake } & TableFormat)
  | ({ ok: false } & ListMistake)

/** How the bytes of a list were read: `encoding` is such as `UTF-8`, `MacRoman` or `XLSX`. */
export type TableFormat = {
  encoding: string
  /** Of a text. */
  separator?: string
  /** Of a workbook: the sheet that was read, and all that can be seen. */
  sheet?: string
  sheets?: string[]
}

export type TableChoices = {
  /** Finds the separator of a text, for kinds of list that tell more than their first line does. */
  separatorIn?: (text: string) => Separator | undefined
  /** The sheet to read of a workbook; by default the first that can be seen. */
  sheet?: string | undefined
}

/** The first bytes of a format. */
const OTHER_FORMATS: readonly [readonly number[], 'xls' | 'pdf' | 'rtf'][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'xls'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'],
]
const ZIP = [0x50, 0x4b]
const ODS = 'mimetypeapplication/vnd.oasis.opendocument'

/** Reads the rows of a list of at most 20 MB: CSV in any usual encoding, or a sheet of an XLSX workbook. */
export async function readTable(bytes: Uint8Array, choices: TableChoices = {}): Promise<Table> {
  const refused = otherFormat(bytes)
  if (refused !== undefined) return { ok: false, line: 1, problem: refused }
  if (!startsWith(bytes, ZIP)) return readText(bytes, choices)
  if (bytes.length > MAX_BYTES) return { ok: false, ...tooLarge }
  const read = await readXlsx(bytes, choices.sheet)
  return read.ok ? { ...read, encoding: 'XLSX' } : { ...read, line: 1 }
}

/**
 * Reads the rows of a list that is text. The separator is the one that `separatorIn` finds, or the one that the text
 * has.
 */
export function readText(bytes: Uint8Array, { separatorIn }: TableChoices = {}): Table {
  const refused = otherFormat(bytes)
  if (refused !== undefined) return { ok: false, line: 1, problem: refused }
  const decoded = decodePeople(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded
  return { ok: true, ...readCsv(text, separatorIn?.(text)), encoding, text }
}

function otherFormat(bytes: Uint8Array): ListProblem | undefined {
  const known = OTHER_FORMATS.find(([start]) => startsWith(bytes, start))?.[1]
  const format = known ?? (isOpenDocument(bytes) ? 'ods' : undefined)
  return format && { problem: 'other-format', format }
}

function isOpenDocument(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) && Buffer.from(bytes.subarray(0, 100)).toString('latin1').includes(ODS)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
