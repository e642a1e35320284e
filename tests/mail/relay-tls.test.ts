import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/delivery.ts'
import { parseRelayUrl, type RelaySettings } from '../../src/mail/relay-settings.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { selfSigned } from '../support/self-signed.ts'
import { type SinkOptions, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'

const ELSEWHERE = { anyCertificate: false }

let sink: SmtpSink | undefined
let said: Verb[] = []
afterEach(() => sink?.close())

/** A relay that offers STARTTLS with a certificate that nobody has signed but itself, as Debian's Postfix does. */
async function relay(query = '', options: SinkOptions = { tls: selfSigned() }): Promise<RelaySettings> {
  said = []
  sink = await startSink((verb) => {
    said.push(verb)
    return undefined
  }, options)
  return parseRelayUrl(`smtp://127.0.0.1:${sink.port}${query}`)
}

async function handOver(settings: RelaySettings): Promise<Outcome> {
  const pool = new SmtpPool({ relay: settings, connections: 1, name: 'test.localhost' })
  const permit = await pool.acquire(1)
  const message = { envelopeFrom: 'b+x@bounce.test', to: 'ana@example.org', envelopeId: '1.1' }
  try {
    return await permit.send(
      { ...message, bytes: Buffer.from('Subject: hello\r\n\r\nhello\r\n') },
      async () => true,
    )
  } finally {
    permit.release()
    pool.close()
  }
}

describe('a relay with a certificate of its own making', () => {
  it.each(['', '?tls=offered', '?tls=required'])('on this machine is taken as it is (%s)', async (query) => {
    expect(await handOver(await relay(query))).toMatchObject({ kind: 'submitted' })
    expect(said.slice(0, 4)).toEqual(['connect', 'ehlo', 'starttls', 'ehlo'])
  })

  it('elsewhere is not passing but the sender’s fault, and says what it is', async () => {
    expect(await handOver({ ...(await relay()), ...ELSEWHERE })).toEqual({
      kind: 'deferred',
      cause: 'sender',
      reply: expect.stringMatching(
        /^the certificate of the relay cannot be trusted: self-signed certificate/,
      ),
    })
  })

  it('elsewhere gets letters without TLS when TLS is off', async () => {
    expect(await handOver({ ...(await relay('?tls=off')), ...ELSEWHERE })).toMatchObject({
      kind: 'submitted',
    })
    expect(said).not.toContain('starttls')
  })
})

describe('what else is the sender’s fault', () => {
  it('is a relay that has no TLS where it is required', async () => {
    expect(await handOver(await relay('?tls=required', {}))).toMatchObject({
      kind: 'deferred',
      cause: 'sender',
    })
  })

  it('is TLS from the first byte with a relay that does not speak it so', async () => {
    const { port } = await relay()
    expect(await handOver(parseRelayUrl(`smtps://127.0.0.1:${port}`))).toMatchObject({
      kind: 'deferred',
      cause: 'sender',
      reply: expect.stringMatching(/^the TLS handshake with the relay fails: /),
    })
  })

  it('is a user without a password', async () => {
    const { port } = await relay('', { auth: true })
    expect(await handOver(parseRelayUrl(`smtp://asso@127.0.0.1:${port}`))).toMatchObject({
      kind: 'deferred',
      cause: 'sender',
    })
  })
})

describe('a relay that is not there', () => {
  it('may be passing', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => server.once('listening', listening))
    const { port } = server.address() as { port: number }
    await new Promise((closed) => server.close(closed))
    expect(await handOver(parseRelayUrl(`smtp://127.0.0.1:${port}`))).toMatchObject({
      kind: 'deferred',
      cause: 'passing',
    })
  })
})
