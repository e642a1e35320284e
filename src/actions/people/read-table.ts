import { decodePeople, MAX_BYTES } from './decode-people.ts'
import { type CsvRow, readCsv, type Separator } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/**
 * The rows of a list, whatever its format. `encoding` is the format that its bytes were read as, `text` the decoded
 * text when the list is text, and `broken` the reason why reading stopped.
 */
export type Table =
  | { ok: true; rows: CsvRow[]; encoding: string; text?: string; broken?: { line: number; message: string } }
  | { ok: false; line: number; message: string }

/** Finds the separator of a text, for kinds of list that tell more than their first line does. */
type SeparatorIn = (text: string) => Separator | undefined

/** The first bytes of a format, and its name. */
const OTHER_FORMATS: readonly [readonly number[], string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'a workbook of the old format .xls'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a text document (RTF)'],
]
const ZIP = [0x50, 0x4b]
const ODS = 'mimetypeapplication/vnd.oasis.opendocument'

/** Reads the rows of a list of at most 20 MB: CSV in any usual encoding, or the first sheet of an XLSX workbook. */
export async function readTable(bytes: Uint8Array, separatorIn?: SeparatorIn): Promise<Table> {
  const refused = otherFormat(bytes)
  if (refused !== undefined) return { ok: false, line: 1, message: refused }
  if (!startsWith(bytes, ZIP)) return readText(bytes, separatorIn)
  if (bytes.length > MAX_BYTES) return { ok: false, line: 1, message: 'the file is larger than 20 MB' }
  const read = await readXlsx(bytes)
  return read.ok
    ? { ok: true, rows: read.rows, encoding: 'XLSX' }
    : { ok: false, line: 1, message: read.message }
}

/**
 * Reads the rows of a list that is text. The separator is the one that `separatorIn` finds, or the one that the text
 * has.
 */
export function readText(bytes: Uint8Array, separatorIn?: SeparatorIn): Table {
  const refused = otherFormat(bytes)
  if (refused !== undefined) return { ok: false, line: 1, message: refused }
  const decoded = decodePeople(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded
  return { ok: true, ...readCsv(text, separatorIn?.(text)), encoding, text }
}

function otherFormat(bytes: Uint8Array): string | undefined {
  const known = OTHER_FORMATS.find(([start]) => startsWith(bytes, start))?.[1]
  const name = known ?? (isOpenDocument(bytes) ? 'a workbook of the format .ods' : undefined)
  return name && `this is ${name}, which is not read: open it and save the list as XLSX or as CSV`
}

function isOpenDocument(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) && Buffer.from(bytes.subarray(0, 100)).toString('latin1').includes(ODS)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
