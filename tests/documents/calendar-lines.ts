import { expect } from 'vitest'

/** The lines of a calendar as bytes. Fails for one that does not end in CRLF, or ends inside a character. */
export function linesOf(text: string): Buffer[] {
  expect(text).toMatch(/\r\n$/)
  const bytes = Buffer.from(text)
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf('\r\n', from)
    const line = bytes.subarray(from, to)
    expect(new TextDecoder('utf-8', { fatal: true }).decode(line)).not.toMatch(/[\r\n]/)
    lines.push(line)
    from = to + 2
  }
  return lines
}
