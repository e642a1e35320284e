import { dkimSign } from 'mailauth'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Remark } from '../../../src/domain/remark.ts'
import { openSigner } from '../../../src/mail/dkim/sign-message.ts'
import { readPasted } from '../../../src/mail/doctor/read-pasted.ts'
import { type DnsRecords, dnsOf } from '../../support/dns-records.ts'
import { signingKeys } from '../../support/signing-keys.ts'

const { keys, pems, records } = signingKeys()
const KEYS: DnsRecords = Object.fromEntries(
  Object.entries(records).map(([name, text]) => [`TXT ${name}`, [text]]),
)

const LETTER = `${[
  'Message-ID: <t.1@essai.example>',
  'Date: Sun, 01 Mar 2026 06:30:00 +0000',
  'From: Essai <cours@essai.example>',
  'To: moi@ailleurs.example',
  'Subject: Une lettre',
  'List-Unsubscribe: <https://cours.example/u/x>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
].join('\r\n')}\r\n\r\nBonjour  !\r\n`

const RECEIVED =
  'Authentication-Results: mx.ailleurs.example;\r\n spf=pass smtp.mailfrom=x; dkim=fail (bad) header.d=a;\r\n dkim=pass header.d=b; dmarc=fail (p=none)\r\nReceived: from a by b; Sun, 1 Mar 2026 06:30:01 +0000\r\n'

let signed: string
beforeAll(async () => {
  const envelope = { envelopeFrom: 'a@b.example', to: 'a@b.example', envelopeId: '1' }
  signed = (await openSigner(keys)({ ...envelope, bytes: Buffer.from(LETTER) })).bytes.toString()
})

const read = (text: string, dns: DnsRecords = KEYS) => readPasted(Buffer.from(text), dnsOf(dns))
const codes = (remarks: readonly Remark[]) => remarks.map(({ remark }) => remark)

/** As a relay signs that leaves fields out. */
async function byRelay(headerList?: string): Promise<string> {
  const key = { signingDomain: 'essai.example', selector: 'rsa2027', privateKey: pems[0]! }
  const fields = headerList ? { headerList } : {}
  const { signatures } = await dkimSign(Buffer.from(LETTER), { ...key, ...fields, signatureData: [key] })
  return signatures + LETTER
}

describe('a letter that somebody pastes', () => {
  it('shows that our signatures hold and cover the one click, and what its server found', async () => {
    // As mail programs save it: with the line ends of the system, and after some space.
    const found = await read(`\n${(RECEIVED + signed).replaceAll('\r\n', '\n')}`)
    expect(found).toEqual([
      { remark: 'result-bad', method: 'dmarc', result: 'fail', by: 'mx.ailleurs.example' },
      { remark: 'letter-signed', domain: 'essai.example', selector: 'rsa2027' },
      { remark: 'letter-signed', domain: 'essai.example', selector: 'ed2027' },
      { remark: 'signed-aligned', domain: 'essai.example', from: 'essai.example' },
      { remark: 'letter-covered' },
      { remark: 'result-good', method: 'spf', result: 'pass', by: 'mx.ailleurs.example' },
      { remark: 'result-good', method: 'dkim', result: 'pass', by: 'mx.ailleurs.example' },
    ])
  })

  it('shows what a relay left out, and the lines that mend it', async () => {
    const found = await read(await byRelay())
    expect(codes(found)).toEqual(['letter-uncovered', 'results-absent', 'letter-signed', 'signed-aligned'])
    expect(found[0]).toMatchObject({ fields: 'list-unsubscribe-post' })
    expect(found[0]!.lines).toContain('+List-Unsubscribe-Post')
    const whole = 'From:To:Subject:Date:List-Unsubscribe:List-Unsubscribe-Post'
    expect(codes(await read(await byRelay(whole)))).toContain('letter-covered')
  })

  it('shows that it was changed, that no key is there, that the DNS is silent, that nobody signed', async () => {
    const changed = await read(signed.replace('Bonjour', 'Bonsoir'))
    expect(codes(changed).filter((code) => code === 'letter-broken')).toHaveLength(2)
    expect(codes(await read(signed, {}))).toContain('letter-broken')
    const silent = Object.fromEntries(Object.keys(KEYS).map((key) => [key, 'silence' as const]))
    expect(codes(await read(signed, silent))).toEqual([
      ...['letter-unverified', 'letter-unverified', 'results-absent', 'signed-aligned', 'letter-covered'],
    ])
    expect(codes(await read(LETTER))).toEqual(['letter-unsigned', 'results-absent'])
    expect(codes(await read(LETTER.replace(/^List.*\r\n/gm, '')))).toContain('letter-without-click')
    expect(codes(await read(signed.replace('cours@essai', 'cours@autre')))).toContain('signed-elsewhere')
    expect(codes(await read('Bonjour'))).toEqual(['not-a-letter'])
    expect(codes(await read(''))).toEqual(['not-a-letter'])
  })
})

describe('what curl printed', () => {
  it('is read by its last answer', async () => {
    const answer = (...statuses: number[]) =>
      statuses.map((status) => `HTTP/2 ${status} \r\nx: y\r\n\r\n`).join('')
    expect(await read(answer(200))).toEqual([{ remark: 'click-good', status: '200' }])
    expect(await read(answer(100, 204))).toEqual([{ remark: 'click-good', status: '204' }])
    expect(await read(answer(308))).toEqual([{ remark: 'click-moved', status: '308' }])
    expect(await read(answer(405))).toEqual([{ remark: 'click-refused', status: '405' }])
    const words = 'curl: (6) Could not resolve host: cours.example'
    expect(await read(`${words}\n`)).toEqual([{ remark: 'click-silent', words }])
  })
})
