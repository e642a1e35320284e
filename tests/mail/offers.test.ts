import { describe, expect, it } from 'vitest'
import { envelopeCommands } from '../../src/mail/envelope-commands.ts'
import { offersOf } from '../../src/mail/offers.ts'

const MESSAGE = {
  envelopeFrom: 'b+x@bounce.test',
  to: 'a+b=c@example.org',
  envelopeId: '1.1',
  bytes: Buffer.alloc(120),
}
const commands = (ehlo: string, message = MESSAGE) =>
  envelopeCommands(message, offersOf(ehlo)).map(({ command }) => command)

describe('what a relay offers', () => {
  it('is used in the commands before a letter', () => {
    expect(commands('250-relay\r\n250-pipelining\r\n250-DSN\r\n250 SIZE 1000')).toEqual([
      'MAIL FROM:<b+x@bounce.test> SIZE=120 RET=HDRS ENVID=1.1',
      'RCPT TO:<a+b=c@example.org> NOTIFY=FAILURE,DELAY ORCPT=rfc822;a+2Bb+3Dc@example.org',
      'DATA',
    ])
  })

  it('is nothing that it does not say, and nothing in its name', () => {
    const nothing = ['MAIL FROM:<b+x@bounce.test>', 'RCPT TO:<a+b=c@example.org>', 'DATA']
    expect(commands('250 DSN SIZE PIPELINING')).toEqual(nothing)
    expect(commands('250-relay\n250 8BITMIME')).toEqual(nothing)
    expect(offersOf('')).toMatchObject({ pipelining: false, largest: Number.POSITIVE_INFINITY })
  })

  it('has the largest letter, where it says a number', () => {
    const largest = (line: string) => offersOf(`250-relay\r\n250 ${line}`).largest
    expect(['SIZE 1000', 'SIZE', 'SIZE 0', 'SIZE much'].map(largest)).toEqual([
      1_000,
      Infinity,
      Infinity,
      Infinity,
    ])
  })

  it.each(['a@example.org>\r\nRCPT TO:<b@example.org', 'a@example.org> NOTIFY=NEVER', 'a\0@example.org'])(
    'comes after an address that stays in its command: not %j',
    (to) => {
      expect(() => commands('250 relay', { ...MESSAGE, to })).toThrow(RangeError)
      expect(() => commands('250 relay', { ...MESSAGE, envelopeFrom: to })).toThrow(RangeError)
    },
  )
})
