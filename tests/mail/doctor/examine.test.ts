import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Remark, RemarkCode } from '../../../src/domain/remark.ts'
import { gradeOf } from '../../../src/domain/remark-grade.ts'
import { keyName, keyRecord, readSigningKey } from '../../../src/mail/dkim/signing-key.ts'
import { within } from '../../../src/mail/doctor/dns.ts'
import { examine } from '../../../src/mail/doctor/examine.ts'
import { examinePtr, reverseName } from '../../../src/mail/doctor/hosts.ts'
import type { Patient } from '../../../src/mail/doctor/patient.ts'
import { examineSpf } from '../../../src/mail/doctor/spf.ts'
import { type DnsRecords, dnsOf } from '../../support/dns-records.ts'
import { selfSigned } from '../../support/self-signed.ts'
import { signingKeys } from '../../support/signing-keys.ts'
import { type AnswerOf, type SinkOptions, type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const NOW = new Date('2027-03-01T08:00:00Z')
const { keys, records } = signingKeys()

const PATIENT: Patient = {
  from: 'cours@essai.example',
  mailDomain: 'lettres.essai.example',
  publicUrl: 'https://cours.essai.example',
  keys,
  relay: undefined,
  ehlo: 'lettres.essai.example',
  mailboxes: ['cours@essai.example', 'b+x@bounce.lettres.essai.example'],
}

const KEYS: DnsRecords = Object.fromEntries(
  Object.entries(records).map(([name, text]) => [`TXT ${name}`, [text]]),
)
/** A domain of which everything is as it should be. */
const GOOD: DnsRecords = {
  ...KEYS,
  'TXT bounce.lettres.essai.example': ['v=spf1 include:spf.relay.example -all', 'something else'],
  'TXT spf.relay.example': ['v=spf1 ip4:198.51.100.0/24 -all'],
  'TXT _dmarc.essai.example': ['v=DMARC1; p=quarantine; rua=mailto:dmarc@essai.example'],
  'MX bounce.lettres.essai.example': ['20 second.essai.example', '10 mx.essai.example'],
  'A mx.essai.example': ['203.0.113.9'],
}

let sink: SmtpSink | undefined
let pages: Server | undefined

afterEach(async () => {
  await sink?.close()
  pages?.close()
  sink = undefined
  pages = undefined
})

type Change = { patient?: Partial<Patient>; dns?: DnsRecords; oneClick?: string }

async function remarks({ patient, dns, oneClick }: Change = {}): Promise<Remark[]> {
  const ask = dnsOf({ ...GOOD, ...dns })
  const clock = { remark: 'clock-good', seconds: 0 } as const
  return examine({ ...PATIENT, ...patient }, { ask, now: NOW, clock, oneClick })
}

/** What is not in order, in short. */
const faults = async (change: Change = {}) =>
  (await remarks(change)).filter((remark) => gradeOf(remark) !== 'good' && remark.remark !== 'no-relay')

const codes = async (change: Change) => (await faults(change)).map(({ remark }) => remark)
const record = async (change: Change, code: RemarkCode) =>
  (await faults(change)).find(({ remark }) => remark === code)?.record

/** Nobody connects to it. */
const relayNamed = (host: string) => ({ host, port: 25, secure: false, requireTls: false })

async function relayAt(answer: AnswerOf = () => undefined, options: SinkOptions = {}) {
  sink = await startSink(answer, options)
  return { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false }
}

describe('an examination', () => {
  it('finds nothing to mend where everything is as it should be', async () => {
    expect(await faults()).toEqual([])
    expect((await remarks()).map(({ remark }) => remark)).toEqual([
      'no-relay',
      ...['clock-good', 'signed-aligned', 'return-aligned', 'url-aligned', 'key-good', 'key-good'],
      ...['spf-good', 'dmarc-good', 'mx-good'],
    ])
  })

  it('says what to publish where nothing is', async () => {
    const found = await faults({ dns: Object.fromEntries(Object.keys(GOOD).map((key) => [key, []])) })
    expect(found.map(({ remark, record }) => [remark, record])).toEqual([
      ...keys.map((key) => ['key-missing', { name: keyName(key), type: 'TXT', value: keyRecord(key) }]),
      ['spf-missing', { name: 'bounce.lettres.essai.example', type: 'TXT', value: 'v=spf1 mx -all' }],
      [
        'dmarc-missing',
        {
          name: '_dmarc.essai.example',
          type: 'TXT',
          value: 'v=DMARC1; p=none; rua=mailto:cours@essai.example',
        },
      ],
      [
        'mx-missing',
        { name: 'bounce.lettres.essai.example', type: 'MX', value: '10 lettres.essai.example.' },
      ],
    ])
  })

  it('says once that the DNS of this machine is not that of the world, and which name was not answered', async () => {
    expect(await faults({ dns: { 'NS com': 'silence' } })).toEqual([{ remark: 'cut-off' }])
    expect(
      await faults({ dns: { 'TXT _dmarc.essai.example': 'silence', 'TXT spf.relay.example': 'silence' } }),
    ).toEqual([
      { remark: 'silent', name: 'bounce.lettres.essai.example' },
      { remark: 'silent', name: '_dmarc.essai.example' },
    ])
  })
})

describe('a look-up', () => {
  it('is given up after its time, whatever does not answer', async () => {
    const never = new Promise<never>(() => undefined)
    await expect(within(5, never)).rejects.toMatchObject({ code: 'ETIMEOUT' })
    expect(await within(60_000, Promise.resolve('an answer'))).toBe('an answer')
  })
})

describe('alignment', () => {
  it('is of one owner, whatever stands before, by the public suffix list', async () => {
    const from = { patient: { from: 'cours@autre.example' } }
    const dmarc = ['v=DMARC1; p=quarantine; rua=mailto:dmarc@autre.example']
    expect(await codes({ ...from, dns: { 'TXT _dmarc.autre.example': dmarc } })).toEqual([
      'signed-elsewhere',
      'return-elsewhere',
      'url-elsewhere',
    ])
    const twoOfOneSuffix = { from: 'a@une.asso.fr', publicUrl: 'https://cours.deux.asso.fr' }
    expect(await codes({ patient: twoOfOneSuffix })).toContain('url-elsewhere')
  })
})

describe('SPF', () => {
  const spf = (text: string, more: DnsRecords = {}) => ({
    dns: { 'TXT bounce.lettres.essai.example': [text], ...more },
  })

  it('counts look-ups over all that is included, and takes ten of them', async () => {
    const chain = (length: number): DnsRecords =>
      Object.fromEntries(
        Array.from({ length }, (_, n) => [
          `TXT s${n}.example`,
          [n + 1 < length ? `v=spf1 include:s${n + 1}.example -all` : 'v=spf1 ip4:198.51.100.1 -all'],
        ]),
      )
    const begin = 'v=spf1 include:s0.example -all'
    expect(await faults(spf(begin, chain(10)))).toEqual([])
    expect(await faults(spf(begin, chain(11)))).toEqual([
      { remark: 'spf-lookups', domain: 'bounce.lettres.essai.example', count: 11 },
    ])
  })

  it('sees a record that is there twice, cannot be read, or lets anybody send', async () => {
    const twice = { dns: { 'TXT bounce.lettres.essai.example': ['v=spf1 -all', 'v=spf1 mx -all'] } }
    expect(await codes(twice)).toEqual(['spf-several'])
    expect(await codes(spf('v=spf1 include:nowhere.example -all'))).toEqual(['spf-broken'])
    expect(await codes(spf('v=spf1 +all'))).toEqual(['spf-open'])
  })

  it('names the relay where the record does not, with the term of its provider', async () => {
    const patient = { ...PATIENT, relay: relayNamed('smtp-relay.brevo.com') }
    const at = (ip: string) => dnsOf({ ...GOOD, 'A smtp-relay.brevo.com': [ip] })
    expect(await examineSpf(patient, at('203.0.113.77'))).toContainEqual({
      remark: 'spf-without-relay',
      domain: 'bounce.lettres.essai.example',
      host: 'smtp-relay.brevo.com',
      ip: '203.0.113.77',
      record: {
        name: 'bounce.lettres.essai.example',
        type: 'TXT',
        value: 'v=spf1 include:spf.relay.example include:spf.brevo.com -all',
      },
    })
    const inside = await examineSpf(patient, at('198.51.100.7'))
    expect(inside.map(({ remark }) => remark)).toEqual(['spf-good', 'spf-relay'])
  })
})

describe('DKIM keys', () => {
  const [rsa, ed] = keys as [(typeof keys)[0], (typeof keys)[0]]
  const at = (text: string) => ({ dns: { [`TXT ${keyName(rsa)}`]: [text] } })

  it('are compared with ours, white space aside', async () => {
    expect(await faults(at(keyRecord(rsa).replace('p=', 'p= ').replaceAll('/', '/ ')))).toEqual([])
    expect(await codes(at(keyRecord(ed)))).toEqual(['key-other'])
    expect(await codes(at('v=DKIM1; p='))).toEqual(['key-other'])
    expect(await codes(at(`${keyRecord(rsa)}; t=y:s`))).toEqual(['key-testing'])
  })

  it('are long enough, or there at all', async () => {
    const pem = { type: 'pkcs8', format: 'pem' } as const
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const short = { ...rsa, ...readSigningKey(privateKey.export(pem).toString()) }
    expect(await faults({ patient: { keys: [short] }, ...at(keyRecord(short)) })).toEqual([
      { remark: 'key-short', name: keyName(rsa), bits: 1024 },
    ])
    expect(await codes({ patient: { keys: [] } })).toEqual(['unsigned-here'])
  })
})

describe('DMARC', () => {
  const at = (text: string) => ({ dns: { 'TXT _dmarc.essai.example': [text] } })

  it('is read, and keeps what it says where something is added', async () => {
    expect(await codes(at('v=DMARC1; p=perhaps'))).toEqual(['dmarc-broken'])
    expect(await record(at('v=DMARC1; p=reject; '), 'dmarc-mute')).toEqual({
      name: '_dmarc.essai.example',
      type: 'TXT',
      value: 'v=DMARC1; p=reject; rua=mailto:cours@essai.example',
    })
    expect(await codes(at('v=DMARC1; p=none; adkim=s; rua=mailto:a@essai.example'))).toEqual([])
    const below = { from: 'cours@lettres.essai.example' }
    const strict = { ...at('v=DMARC1; p=none; adkim=s; rua=mailto:a@essai.example'), patient: below }
    expect(await codes(strict)).toEqual(['dmarc-strict'])
  })

  it('asks whether another domain that reports go to takes them', async () => {
    const rua = 'mailto:a@rapports.essai.example, mailto:b@Ailleurs.example!10m,mailto:c@ailleurs.example'
    const text = `v=DMARC1; p=none; rua=${rua}`
    const name = 'essai.example._report._dmarc.ailleurs.example'
    const unheard = { remark: 'dmarc-unheard', domain: 'essai.example', there: 'ailleurs.example' }
    expect(await faults(at(text))).toEqual([{ ...unheard, record: { name, type: 'TXT', value: 'v=DMARC1' } }])
    const says = (answer: string) => ({ dns: { ...at(text).dns, [`TXT ${name}`]: [answer] } })
    expect(await codes(says('v=DMARC1;'))).toEqual([])
    expect(await codes(says('v=spf1 -all'))).toEqual(['dmarc-unheard'])
    expect(await faults({ dns: { ...at(text).dns, [`TXT ${name}`]: 'silence' } })).toEqual([
      { remark: 'silent', name },
    ])
  })
})

describe('hosts', () => {
  it('that take mail have an address', async () => {
    expect(await codes({ dns: { 'A mx.essai.example': [] } })).toEqual(['mx-lost'])
  })

  it('have a name that leads back to their address', async () => {
    const patient = { ...PATIENT, relay: relayNamed('relay.example') }
    const look = async (dns: DnsRecords) =>
      (await examinePtr(patient, dnsOf(dns))).map(({ remark }) => remark)
    const address = { 'A relay.example': ['8.8.4.4'] }
    const reverse = 'PTR 4.4.8.8.in-addr.arpa'
    expect(await look(address)).toEqual(['ptr-missing'])
    expect(await look({ ...address, [reverse]: ['other.example'] })).toEqual(['ptr-other'])
    expect(await look({ ...address, [reverse]: ['relay.example'] })).toEqual(['ptr-good'])
    expect(await look({ 'A relay.example': ['10.0.0.1'] }), 'on a network of our own').toEqual([])
    expect(reverseName('2001:db8::1')).toBe(`1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`)
  })
})

describe('the relay', () => {
  it('is visited, and asked for the mailboxes that letters name, without a letter', async () => {
    const relay = await relayAt((verb, recipient) =>
      verb === 'rcpt' && recipient.startsWith('b+') ? '550 5.1.1 no such user' : undefined,
    )
    const found = await remarks({ patient: { relay: { ...relay, anyCertificate: true } } })
    expect(found.map(({ remark }) => remark)).toEqual(expect.arrayContaining(['relay-good', 'mailbox-taken']))
    expect(found).toContainEqual({
      remark: 'mailbox-refused',
      address: 'b+x@bounce.lettres.essai.example',
      words: '550 5.1.1 no such user',
    })
    expect(sink!.taken).toEqual([])
  })

  it('is said to be without TLS, or to have a certificate that nobody trusts', async () => {
    const plain = await relayAt()
    expect(await codes({ patient: { relay: plain } })).toContain('relay-plain')
    await sink!.close()
    const tls = await relayAt(() => undefined, { tls: selfSigned() })
    expect(await faults({ patient: { relay: tls } })).toContainEqual({
      remark: 'relay-fault',
      host: '127.0.0.1',
      words: expect.stringContaining('the certificate of the relay cannot be trusted'),
    })
  })

  it('that hangs up in the middle, or lets nobody in, is a remark', async () => {
    const rude = await relayAt((verb) => (verb === 'rcpt' ? 'drop' : undefined))
    expect(await codes({ patient: { relay: { ...rude, anyCertificate: true } } })).toContain(
      'mailbox-unasked',
    )
    await sink!.close()
    expect(await codes({ patient: { relay: { ...rude, anyCertificate: true } } })).toContain('relay-fault')
  })
})

describe('the one click', () => {
  const answering = async (status: number) => {
    pages = createServer((_, response) => response.writeHead(status, { location: '/x' }).end())
    await new Promise<void>((done) => pages!.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(pages.address() as AddressInfo).port}/sample/u/doctor`
  }

  it('is pressed from here, and the command to press it elsewhere is given', async () => {
    const oneClick = await answering(204)
    const found = await remarks({ oneClick })
    expect(found).toContainEqual({ remark: 'click-good', status: '204' })
    expect(found).toContainEqual({
      remark: 'click-outside',
      lines: `curl -sS -i -X POST -d List-Unsubscribe=One-Click ${oneClick}`,
    })
    pages!.close()
    expect(await codes({ oneClick: await answering(301) })).toEqual(['click-moved', 'click-outside'])
    pages!.close()
    expect(await codes({ oneClick: await answering(405) })).toEqual(['click-refused', 'click-outside'])
    pages!.close()
    expect(await codes({ oneClick: 'http://127.0.0.1:1/' })).toEqual(['click-silent', 'click-outside'])
  })
})
