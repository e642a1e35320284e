import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { encodeQuotedPrintable } from '../../src/letters/quoted-printable.ts'

const texts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 90 }) },
    fc.constantFrom(
      '\n',
      '\r\n',
      ' ',
      '\t',
      '=',
      '.',
      'é',
      '\u202F',
      '🏡',
      'x'.repeat(74),
      'x'.repeat(75),
      'x'.repeat(76),
    ),
    fc.nat({ max: 160 }).map((length) => 'a'.repeat(length)),
  ),
  { maxLength: 12 },
)

describe('quoted-printable', () => {
  it('gives any text back when a mail reader decodes it', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (parts) => {
        const text = parts
          .join('')
          .replace(/\r\n?/g, '\n')
          .replace(/[\0\uFEFF]/g, '')
          .toWellFormed()
        expect(decode(encodeQuotedPrintable(text))).toBe(text)
        expect((await readBack(`${text}|`)).replace(/\r\n/g, '\n')).toBe(`${text}|`)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps to ASCII lines of at most 76 columns that end in CRLF and never in a blank', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const encoded = encodeQuotedPrintable(parts.join('')).toString('latin1')
        for (const line of encoded.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76)
          expect(line).toMatch(/^(?:[\t\x20-\x7E]*[\x21-\x7E])?$/)
        }
      }),
    )
  })

  it('uses all 76 columns before it breaks a line', () => {
    expect(encodeQuotedPrintable('x'.repeat(76)).toString()).toBe('x'.repeat(76))
    expect(encodeQuotedPrintable('x'.repeat(77)).toString()).toBe(`${'x'.repeat(75)}=\r\nxx`)
  })

  it('writes LF, CR and CRLF as CRLF', () => {
    expect(encodeQuotedPrintable('a\nb\rc\r\nd').toString()).toBe('a\r\nb\r\nc\r\nd')
  })
})

/** RFC 2045 §6.7 read backwards, without any code of the encoder. */
function decode(encoded: Buffer): string {
  const joined = encoded.toString('latin1').replace(/=\r\n/g, '')
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n')
}

async function readBack(text: string): Promise<string> {
  const head =
    'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
  const parsed = await simpleParser(Buffer.concat([Buffer.from(head), encodeQuotedPrintable(text)]))
  return parsed.text ?? ''
}
