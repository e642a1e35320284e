import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reply, ReplyReader } from '../../src/mail/reply-reader.ts'

/** What is read of pieces that come one after another, up to what is no reply. */
function read(...pieces: (string | Buffer)[]): { replies: Reply[]; error?: string; isWithin: boolean } {
  const reader = new ReplyReader()
  const replies: Reply[] = []
  try {
    for (const piece of pieces) reader.read(Buffer.from(piece as string), (reply) => replies.push(reply))
    return { replies, isWithin: reader.isWithin }
  } catch (error) {
    return { replies, error: (error as Error).message, isWithin: reader.isWithin }
  }
}

const textsOf = (...pieces: (string | Buffer)[]) => read(...pieces).replies.map(({ text }) => text)

describe('the replies of a relay', () => {
  it('are read with all their lines, several at once', () => {
    expect(read('250-a\r\n250 b\r\n354 go\r\n')).toEqual({
      replies: [
        { code: 250, text: '250-a 250 b', isBare: false },
        { code: 354, text: '354 go', isBare: false },
      ],
      isWithin: false,
    })
  })

  it('may have no text, no space before it, or a bare LF at the end', () => {
    expect(textsOf('250\r\n', '250 \r\n', '250 ok\n')).toEqual(['250', '250', '250 ok'])
  })

  it('are bare when their first line is a code alone', () => {
    const { replies } = read('250\r\n', '250 \r\n', '250-\r\n250\r\n')
    expect(replies.map(({ isBare }) => isBare)).toEqual([true, false, false])
  })

  it('come in any pieces, also within a character', () => {
    const bytes = Buffer.from('250-élan\r\n250 ça\r\n')
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length), (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const pieces = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
        expect(textsOf(...pieces)).toEqual(['250-élan 250 ça'])
      }),
    )
  })

  it('are read as Latin-1 where they are no UTF-8', () => {
    expect(textsOf(Buffer.from('550 refus\xe9\r\n', 'latin1'))).toEqual(['550 refusé'])
  })

  it.each([
    '25\r\n',
    '2500 ok\r\n',
    '999 no\r\n',
    '199 no\r\n',
    '\r\n',
    ' 250 ok\r\n',
    'ok\r\n',
    '250ok\r\n',
    '250-a\r\n550 b\r\n',
  ])('are not made of %j', (bytes) => {
    expect(read(bytes)).toMatchObject({ replies: [], error: /^the relay says what is no reply: / })
  })

  it('have begun as long as their last line has not come', () => {
    for (const bytes of ['2', '250 ok', '250-a\r\n', '250-a\r\n250 b'])
      expect(read(bytes).isWithin).toBe(true)
  })

  it.each(['250-a\r\n', 'a'])('end, however much comes of %j', (piece) => {
    const reader = new ReplyReader()
    reader.read(Buffer.from('250-'), () => undefined)
    reader.read(Buffer.from('a\r\n250-'), () => undefined)
    const bytes = Buffer.from(piece.repeat(1_000))
    const readOn = () => {
      for (let times = 0; times < 100; times++) reader.read(bytes, () => undefined)
    }
    expect(readOn).toThrow('the relay says more than a reply holds')
  })

  it('never hold a control character, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
        const [reply] = read(
          Buffer.concat([Buffer.from('250 '), Buffer.from(bytes), Buffer.from('\r\n')]),
        ).replies
        expect(reply?.text ?? '').not.toMatch(/[\p{Cc}\p{Cf}]/u)
        expect(reply?.text.length ?? 0).toBeLessThanOrEqual(500)
      }),
    )
  })
})
