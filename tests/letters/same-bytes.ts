import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import type { FilledLetter } from '../../src/letters/fill.ts'
import { type Header, headerField, unstructured } from '../../src/letters/header.ts'
import type { Segments } from '../../src/letters/segments.ts'
import { wireBody } from '../../src/mail/wire-body.ts'

type Words = Pick<FilledLetter, 'subject' | 'text' | 'html'>

export const headersOf = (subject: string): Header[] => [
  ['Message-ID', '<d.42.0123@deux.example>'],
  ['Subject', unstructured(subject)],
]

export const headOf = (subject: string) => ({
  messageId: '<d.42.0123@deux.example>',
  fields: headersOf(subject).map(headerField).join(''),
})

/** A message in segments is the one that was composed for its reader alone, on the wire too. */
export function expectSame({ plain, wire }: Segments, alone: Buffer): void {
  expect(Buffer.concat(plain).toString('latin1')).toBe(alone.toString('latin1'))
  expect(Buffer.concat(wire).toString('latin1')).toBe(wireBody(alone).toString('latin1'))
}

/**
 * A program that is not ours reads in the message what was filled, and no line is longer than it may be (RFC 5322
 * §2.1.1, RFC 2045 §6.7).
 */
export async function expectRead({ plain }: Segments, filled: Words): Promise<void> {
  const bytes = Buffer.concat(plain)
  const [head = '', ...body] = bytes.toString('latin1').split('\r\n\r\n')
  expect(longestOf(head)).toBeLessThanOrEqual(998)
  expect(longestOf(body.join('\r\n\r\n'))).toBeLessThanOrEqual(76)
  const read = await simpleParser(bytes)
  const lines = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n').trimEnd()
  expect(lines(read.text ?? '')).toBe(lines(filled.text))
  expect(lines(read.html || '')).toBe(lines(filled.html))
  expect(read.subject ?? '').toBe(filled.subject.toWellFormed())
}

function longestOf(text: string): number {
  return Math.max(...text.split('\r\n').map((line) => line.length))
}
