import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReturned } from '../../src/returned/read-returned.ts'
import { cpuMs } from '../support/cpu-time.ts'
import { BOUNCE, KEYS, mailOf, plainMail, statusReport } from './reports.ts'

const read = (bytes: Uint8Array) => readReturned(bytes, { recipient: BOUNCE, keys: KEYS })
const HEADERS = ['From: mailer-daemon@x.example', 'Subject: failure notice', `To: ${BOUNCE}`]

/** Of a thread, for one mail. What is quadratic takes a hundred times as long. */
const BOUND_MS = 1_500
const MB = 1024 * 1024

const nested = (depth: number) =>
  Array.from({ length: depth }, (_, at) => [`Content-Type: multipart/mixed; boundary=b${at}`, '', `--b${at}`])
    .flat()
    .join('\r\n')

const HOSTILE: [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['50 MB of zeros', Buffer.alloc(50 * MB)],
  ['50 MB below a report', Buffer.concat([plainMail('STOP'), Buffer.alloc(50 * MB, 'a\n')])],
  ['a header of 10 MB', mailOf(['From: a@b.example', `Subject: ${'x'.repeat(10 * MB)}`], ['text'])],
  [
    '100,000 headers',
    mailOf(
      Array.from({ length: 100_000 }, (_, at) => `X-${at}: y`),
      ['text'],
    ),
  ],
  ['one header in 40,000 lines', mailOf([...HEADERS, 'X-A: b', ...Array(40_000).fill(' c')], ['text'])],
  ['parts nested 100 deep', Buffer.from(nested(100))],
  [
    '10,000 parts',
    mailOf([...HEADERS, 'Content-Type: multipart/mixed; boundary=b'], Array(10_000).fill('--b\r\n\r\nx')),
  ],
  ['letters in letters', Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(10_000))],
  ['a charset that is none', plainMail('STOP', ['Content-Type: text/plain; charset="\u0000utf-9"'])],
  ['bytes that are no UTF-8', Buffer.concat([mailOf(HEADERS), Buffer.from([0xff, 0xfe, 0xc0, 0x80])])],
  ['brackets without end', plainMail('<'.repeat(400_000))],
  ['openings of HTML', mailOf([...HEADERS, 'Content-Type: text/html'], ['<style'.repeat(80_000)])],
  ['HTML of spaces', mailOf([...HEADERS, 'Content-Type: text/html'], [`<p ${' '.repeat(400_000)}`])],
  ['at signs', mailOf(HEADERS, ['@'.repeat(400_000)])],
  ['letters without a space', mailOf(HEADERS, ['a'.repeat(400_000)])],
  ['spaces in a subject', plainMail('x', [], ' '.repeat(200_000))],
  ['dots and codes', mailOf(HEADERS, ['5.1.1.'.repeat(60_000)])],
  [
    'fields of 400 kB',
    mailOf(HEADERS, [`Final-Recipient: rfc822; ${'a'.repeat(400_000)}`, 'Action: failed']),
  ],
  ['groups without end', mailOf(HEADERS, Array(100_000).fill('Action: failed\r\n'))],
  ['a diagnostic of 400 kB', statusReport({ status: '5.1.1', diagnostic: 'check '.repeat(60_000) })],
  ['beginnings of challenges', plainMail('afin que arrive pour qu’il cliquez '.repeat(10_000))],
  ['absences without end', plainMail('je suis i am on in out of automatique '.repeat(10_000))],
  ['a greeting without end', plainMail(`dear ${'a '.repeat(95)}`)],
  ['a wish without end', plainMail(`je ne veux plus recevoir ${'la les de '.repeat(18)}`)],
  ['tokens without end', mailOf([`To: ${'b+aaaa@b.example,'.repeat(10_000)}`], ['x'])],
]

describe('hostile mail', () => {
  it.each(HOSTILE)('is read in bounded time and does not throw: %s', async (_, bytes) => {
    const spent = await cpuMs(async () => {
      const { words } = await read(bytes)
      expect(words.length).toBeLessThanOrEqual(500)
    })
    expect(spent).toBeLessThan(BOUND_MS)
  })

  it('is unreadable when it is no mail, or nests deeper or has more headers than any report', async () => {
    for (const name of ['nothing', '50 MB of zeros', 'a header of 10 MB', 'parts nested 100 deep']) {
      const [, bytes] = HOSTILE.find(([one]) => one === name)!
      expect(await read(bytes), name).toMatchObject({ kind: 'unreadable', token: 'absent' })
    }
  })

  it('is never believed to be of ours, whatever its bytes', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'From: ',
        'Content-Type: multipart/report; boundary=b\r\n',
        '\r\n',
        '\r\n\r\n',
        '--b\r\n',
      ),
      fc.constantFrom(
        'Final-Recipient: rfc822; a@b.c\r\n',
        'Action: failed\r\n',
        'unsub+a@b.c',
        ' 550 5.1.1 ',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), fc.string(), async (parts, recipient) => {
        const found = await readReturned(Buffer.from(parts.join('')), { recipient, keys: KEYS })
        expect(found.token).not.toBe('valid')
        expect(found.words).toBe(found.words.trim())
      }),
      { numRuns: 100 },
    )
  })

  it('shows no control characters', async () => {
    const { words } = await read(
      statusReport({ status: '5.1.1', diagnostic: '550 \u001b[31m\u202egone\u0007' }),
    )
    expect(words).toBe('550 [31m gone')
  })
})
