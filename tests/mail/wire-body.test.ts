import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wireBody } from '../../src/mail/wire-body.ts'

const wired = (text: string) => wireBody(Buffer.from(text, 'latin1')).toString('latin1')

describe('a letter on the wire', () => {
  it.each([
    ['a\r\nb\r\n', 'a\r\nb\r\n'],
    ['.a\r\n..\r\n.\r\n', '..a\r\n...\r\n..\r\n'],
    ['a', 'a\r\n'],
    ['', '\r\n'],
    ['a\n.\nb', 'a\r\n..\r\nb\r\n'],
    ['a\r.\rb\r', 'a\r\n..\r\nb\r\n'],
    ['a\r\r\n.b', 'a\r\n\r\n..b\r\n'],
  ])('%j is written as %j', (text, written) => {
    expect(wired(text)).toBe(written)
  })

  it('never has its end within it, and is read back whole', () => {
    const text = fc.string({ unit: fc.constantFrom('.', '\r', '\n', '\r\n', 'a', '\xe9') })
    fc.assert(
      fc.property(text, (letter) => {
        const written = wired(letter)
        expect(written).not.toMatch(/(?:^|[\r\n])\.(?:[\r\n]|$)/)
        expect(written).toMatch(/\r\n$/)
        const lines = letter.replace(/\r\n|\r|\n/g, '\r\n')
        const read = written.replace(/^\.\./gm, '.')
        expect(read).toBe(lines.endsWith('\r\n') ? lines : `${lines}\r\n`)
      }),
    )
  })
})
