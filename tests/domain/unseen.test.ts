import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../src/domain/address.ts'
import { trimUnseen } from '../../src/domain/unseen.ts'

const ADDRESS = 'ana@asso.fr'

/** Code points that nobody sees, from each range that Unicode has for them, and the spaces. */
const UNSEEN = [
  ...[
    0xa0, 0xad, 0x34f, 0x61c, 0x180e, 0x2000, 0x2007, 0x2009, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028,
  ],
  ...[
    0x202a, 0x202c, 0x202e, 0x202f, 0x205f, 0x2060, 0x2064, 0x2066, 0x2069, 0x3000, 0xfeff, 0xfe0f, 0xe0020,
  ],
].map((code) => String.fromCodePoint(code))
const edge = fc
  .array(fc.constantFrom(...UNSEEN, ' ', '\t', '\r\n'), { maxLength: 5 })
  .map((all) => all.join(''))

describe('what nobody sees', () => {
  it('goes at both ends of an address, whatever it is', () => {
    fc.assert(
      fc.property(edge, edge, (before, after) => {
        expect(parseAddress(`${before}${ADDRESS}${after}`)).toEqual({ ok: true, address: ADDRESS })
      }),
    )
  })

  it('inside an address is named, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNSEEN.filter((one) => one !== '\u2028')),
        fc.integer({ min: 1, max: ADDRESS.length - 1 }),
        (one, at) => {
          const parsed = parseAddress(ADDRESS.slice(0, at) + one + ADDRESS.slice(at))
          const code = one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
          expect(parsed).toMatchObject({ ok: false, unseen: expect.stringContaining(`U+${code}`) })
        },
      ),
    )
  })

  it.each([
    ['ana\u200B@asso.fr', 'it contains U+200B ZERO WIDTH SPACE, which cannot be seen: type it again'],
    ['ana@as\u00ADso.fr', 'it contains U+00AD SOFT HYPHEN, which cannot be seen: type it again'],
    ['ana\u00A0@asso.fr', 'it contains U+00A0 NO-BREAK SPACE, which cannot be seen: type it again'],
    ['ana@\u{E0041}asso.fr', 'it contains U+E0041 INVISIBLE CHARACTER, which cannot be seen: type it again'],
  ])('has its name: %j', (typed, why) => {
    expect(parseAddress(typed)).toMatchObject({ ok: false, why })
  })

  it('changes nothing of a text that has none at its ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(trimUnseen(`a${text}b`)).toBe(`a${text}b`)
        expect(trimUnseen(trimUnseen(text))).toBe(trimUnseen(text))
      }),
    )
  })
})
