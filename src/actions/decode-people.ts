export type DecodedText = { ok: true; text: string } | { ok: false; line: number; message: string }

const MAX_BYTES = 20_000_000

/**
 * Turns the bytes of a people file into text with `\n` between lines: UTF-8 or UTF-16 with a byte order
 * mark, UTF-8 without, and otherwise Windows-1252, which holds Latin-1 and is what French spreadsheets save.
 */
export function decodePeople(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_BYTES) return { ok: false, line: 1, message: 'the file is larger than 20 MB' }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return { ok: false, line: 1, message: 'this is a spreadsheet file: save it as CSV, then import that' }
  }
  const decoded = decode(bytes)
  if (decoded === undefined) return { ok: false, line: 1, message: 'the file is neither UTF-8 nor UTF-16' }
  const text = decoded.replace(/\r\n?/g, '\n')
  const nul = text.indexOf('\0')
  if (nul === -1) return { ok: true, text }
  const message = 'there is a NUL character: this is not a text file, or it is damaged'
  return { ok: false, line: text.slice(0, nul).split('\n').length, message }
}

function decode(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs('utf-16le', bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs('utf-16be', bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('windows-1252', bytes)
}

/** Undefined where the bytes are not valid in that encoding; the byte order mark is dropped. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
