import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { relaxedBody, relaxedField } from '../../src/mail/dkim/relaxed.ts'
import { openSigner } from '../../src/mail/dkim/sign-message.ts'
import type { SigningKey } from '../../src/mail/dkim/signing-key.ts'
import { inSegments } from '../../src/mail/message-bytes.ts'
import { signerOf } from '../../src/open-signer.ts'
import { describeWithDkimpy, verified } from '../support/dkimpy.ts'
import { signingKeys } from '../support/signing-keys.ts'

const ENVELOPE = { envelopeFrom: 'b+x@bounce.essai.example', to: 'ana@example.org', envelopeId: '1' }
const HEAD = [
  'Message-ID: <d.1.abc@essai.example>',
  'Date: Mon, 01 Mar 2027 06:30:00 +0000',
  'From: =?utf-8?B?TCfDqXF1aXBl?= <cours@essai.example>',
  'To: ana@example.org',
  'Subject: Le premier jour',
  'List-Unsubscribe: <https://cours.example/u/x>,',
  ' <mailto:unsub+x@essai.example?subject=unsubscribe>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'Auto-Submitted: auto-generated',
]

let pems: string[]
let keys: SigningKey[]
let records: Record<string, string>
let folder: string

beforeAll(() => {
  ;({ pems, keys, records } = signingKeys())
  folder = mkdtempSync(join(tmpdir(), 'feuilleton-dkim-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const mailOf = (body: string, head: readonly string[] = HEAD) =>
  Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
const signed = async (body: string) => openSigner(keys)({ ...ENVELOPE, bytes: mailOf(body) })

/** The relaxed form once more, by the words of RFC 6376 §3.4.4 in their order. */
function byTheBook(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+$/, '').replace(/[ \t]+/g, ' '))
  while (lines.at(-1) === '') lines.pop()
  return lines.map((line) => `${line}\r\n`).join('')
}

describe('the relaxed form', () => {
  it('is that of the example of RFC 6376 §3.4.5', () => {
    expect(relaxedField('A: X ')).toBe('a:X')
    expect(relaxedField('B : Y\t\r\n\tZ  ')).toBe('b:Y Z')
    expect(relaxedBody(' C \r\nD \t E\r\n\r\n\r\n')).toBe(' C\r\nD E\r\n')
  })

  it('is that of the standard for any body', () => {
    const bit = fc.constantFrom('a', 'b=', '.', ' ', '\t', '\r\n')
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
        expect(relaxedBody(bits.join(''))).toBe(byTheBook(bits.join('')))
      }),
    )
  })
})

describe('a signed message', () => {
  it('has the signatures before its fields and every other byte as it was, in pieces too', async () => {
    const [one, two] = ['a  b\r\n', '.c\r\n']
    const plain = await signed(one + two)
    const head = mailOf('')
    const segments = {
      plain: [head, Buffer.from(one), Buffer.from(two)],
      wire: [head, Buffer.from(one), Buffer.from(`.${two}`)],
    }
    const pieces = await openSigner(keys)(Object.assign(inSegments(segments), ENVELOPE))
    expect(pieces.bytes).toEqual(plain.bytes)
    expect(plain.bytes.subarray(-mailOf(one + two).length)).toEqual(mailOf(one + two))
    expect(Buffer.concat(pieces.segments!.wire).toString()).toBe(
      plain.bytes.toString().replace('\r\n.c', '\r\n..c'),
    )
    expect(pieces).toMatchObject(ENVELOPE)
  })

  it('is the same on every try, with the instant of the letter', async () => {
    const [first, second] = [await signed('a\r\n'), await signed('a\r\n')]
    expect(first.bytes).toEqual(second.bytes)
    const stamps = first.bytes.toString().match(/ t=(\d+);/g)
    expect(stamps).toEqual([' t=1803882600;', ' t=1803882600;'])
  })

  it('keeps its lines within 78 columns', async () => {
    const lines = (await signed('a\r\n')).bytes.toString().split('\r\n')
    expect(lines.filter((line) => line.length > 78)).toEqual([])
  })
})

describeWithDkimpy('another program', () => {
  it('takes both signatures, whatever white space the body has', async () => {
    const bit = fc.constantFrom('a', '=3D', '.', ' ', '\t', '\r\n')
    const bodies = fc
      .sample(fc.array(bit, { maxLength: 60 }), { numRuns: 50, seed: 6376 })
      .map((bits) => `${bits.join('')}\r\n`)
    const mails = await Promise.all(bodies.map(async (body) => (await signed(body)).bytes))
    const verdicts = verified(mails, records)
    expect(verdicts.map((each) => each.map(({ selector, isGood }) => `${selector} ${isGood}`))).toEqual(
      bodies.map(() => ['rsa2027 true', 'ed2027 true']),
    )
  })

  it('takes none where the letter was changed, or a field was added', async () => {
    const good = (await signed('a\r\n')).bytes.toString('latin1')
    const changed = [
      good.replace(/a\r\n$/, 'b\r\n'),
      good.replace('One-Click', 'Two-Clicks'),
      good.replace('/u/x', '/u/y'),
      good.replace('auto-generated', 'no'),
      ...[
        'From: eve@evil.example',
        'Subject: Gagnez',
        'Reply-To: eve@evil.example',
        'Cc: eve@evil.example',
      ].map((field) => `${field}\r\n${good}`),
      `List-Unsubscribe: <https://evil.example/>\r\n${good}`,
    ]
    const verdicts = verified(
      [good, ...changed].map((text) => Buffer.from(text, 'latin1')),
      records,
    )
    expect(verdicts.map((each) => each.map(({ isGood }) => isGood))).toEqual([
      [true, true],
      ...changed.map(() => [false, false]),
    ])
  })
})

describe('the settings of signatures', () => {
  const set = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return { DKIM_DOMAIN: 'essai.example', DKIM_SELECTOR: 'rsa2027', DKIM_KEY: file }
  }
  const refusal = (env: Record<string, string>) => {
    try {
      signerOf(readConfig(env))
      return undefined
    } catch (error) {
      return (error as Error).message
    }
  }

  it('sign with one key or with two, and not at all where none is named', async () => {
    const one = set('rsa.pem', pems[0]!)
    const two = { DKIM_SECOND_SELECTOR: 'ed2027', DKIM_SECOND_KEY: set('ed.pem', pems[1]!).DKIM_KEY }
    expect(signerOf(readConfig({}))).toBeUndefined()
    const message = { ...ENVELOPE, bytes: mailOf('a\r\n') }
    expect((await signerOf(readConfig({ ...one, ...two }))!(message)).bytes).toEqual(
      (await signed('a\r\n')).bytes,
    )
    const withOne = (await signerOf(readConfig(one))!(message)).bytes.toString()
    expect(withOne.match(/^DKIM-Signature:/gm)).toHaveLength(1)
  })

  it('refuse what cannot sign, with the name of the variable and without a word of the key', () => {
    const pem = { type: 'pkcs8', format: 'pem' } as const
    const short = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export(pem).toString()
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString()
    const good = set('rsa.pem', pems[0]!)
    expect(refusal({ ...good, DKIM_KEY: join(folder, 'nowhere.pem') })).toMatch(/^DKIM_KEY=.*ENOENT/)
    expect(refusal(set('text.pem', 'secret words'))).toMatch(/^DKIM_KEY=.* expected a private key in PEM/)
    expect(refusal(set('short.pem', short))).toMatch(/receivers ignore an RSA key of 512$/)
    expect(refusal(set('ec.pem', other))).toMatch(/expected a key of RSA or Ed25519, not of ec$/)
    expect(refusal({ ...good, DKIM_DOMAIN: 'https://essai.example' })).toMatch(
      /DKIM_DOMAIN: expected a domain/,
    )
    expect(refusal({ ...good, DKIM_SELECTOR: 'a b' })).toMatch(/DKIM_SELECTOR: expected a name/)
    expect(refusal({ ...good, DKIM_KEY: '' })).toMatch(/belong together: set all three, or none$/)
    expect(refusal({ ...good, DKIM_SECOND_KEY: 'x' })).toMatch(/set both, or neither$/)
    expect(refusal({ ...good, DKIM_SECOND_SELECTOR: 'rsa2027', DKIM_SECOND_KEY: good.DKIM_KEY })).toMatch(
      /each key has a name of its own$/,
    )
  })
})
