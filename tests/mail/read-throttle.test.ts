import { describe, expect, it } from 'vitest'
import { readFailure } from '../../src/mail/outcome.ts'

const causeOf = (reply: string, phase: 'connect' | 'mail' | 'rcpt' | 'data' | 'after-dot' = 'rcpt') =>
  readFailure({ phase, code: Number(reply.slice(0, 3)), reply, domain: 'example.org' })

describe('a reply of not now', () => {
  it.each([
    '421 4.7.28 our system has detected an unusual rate of unsolicited mail',
    '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints',
    '421 [IPTS04] Messages from 192.0.2.1 temporarily deferred',
    '451 4.7.652 The mail server [192.0.2.1] has exceeded the maximum number of connections. (S3115)',
    '451 4.7.500 Server busy. Please try again later from [192.0.2.1].',
    '421 mwinf5c79 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR005_104 [104]',
    '450 4.0.0 rate limit exceeded',
  ])('that asks for fewer letters is about the family: %s', (reply) => {
    expect(causeOf(reply)).toMatchObject({ kind: 'deferred', cause: 'throttled' })
    expect(causeOf(reply, 'after-dot')).toMatchObject({ cause: 'throttled' })
  })

  it.each([
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
    '452 4.2.2 mailbox full, too many messages',
    '421 4.3.2 Service shutting down',
    '421 4.4.2 timeout exceeded',
    '432 4.3.2 Concurrent connections limit exceeded',
    '452 4.5.3 too many recipients',
    '451 4.7.1 greylisted, try again later',
    '421 see you later',
    '451 try again later',
  ])('that says something else is not: %s', (reply) => {
    expect(causeOf(reply)).toMatchObject({ kind: 'deferred', cause: 'passing' })
  })

  it('is about the relay until it has heard of a recipient', () => {
    expect(causeOf('421 4.7.0 too many connections', 'connect')).toMatchObject({ cause: 'passing' })
    expect(causeOf('450 4.7.1 too much mail', 'mail')).toMatchObject({ cause: 'passing' })
  })
})
