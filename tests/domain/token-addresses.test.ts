import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounceAddress, recipientToken, unsubscribeAddress } from '../../src/domain/token-addresses.ts'
import { makeToken, readToken, type TokenKeys } from '../../src/domain/tokens.ts'

const KEYS: TokenKeys = ['the key of this year, long enough to be one']
const DOMAIN = 'cours.example'
const ids = fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 48 - 1 }))
const ADDRESSES = [
  { purpose: 'bounce', make: bounceAddress },
  { purpose: 'unsubscribe', make: unsubscribeAddress },
] as const

/** An address with the case of each letter as a server may leave it. */
const mangled = (address: string) =>
  fc
    .array(fc.constantFrom('as-it-is', 'upper', 'lower'), {
      minLength: address.length,
      maxLength: address.length,
    })
    .map((cases) =>
      [...address]
        .map((letter, at) =>
          cases[at] === 'upper'
            ? letter.toUpperCase()
            : cases[at] === 'lower'
              ? letter.toLowerCase()
              : letter,
        )
        .join(''),
    )

describe.each(ADDRESSES)('the address of a $purpose', ({ purpose, make }) => {
  it('says the same token however a server changes its case, and only for its purpose', () => {
    const cases = ids.chain((id) => {
      const address = make(KEYS, id, DOMAIN)
      return mangled(address).map((seen) => ({ id, address, seen }))
    })
    fc.assert(
      fc.property(cases, ({ id, address, seen }) => {
        const found = recipientToken(seen)
        expect(found).toEqual(recipientToken(address))
        expect(found?.purpose).toBe(purpose)
        expect(readToken(KEYS, purpose, found?.token ?? '')).toBe(id)
        expect(readToken(KEYS, 'me', found?.token ?? '')).toBeUndefined()
      }),
    )
  })

  it('has a local part of lower case that no server is entitled to refuse for its length', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const [local = ''] = make(KEYS, id, DOMAIN).split('@')
        expect(local).toMatch(/^(b|unsub)\+[a-z2-7]+$/)
        expect(local.length).toBeLessThanOrEqual(64)
      }),
    )
  })

  it('that one character was changed in says no token that opens anything', () => {
    const changed = fc.tuple(ids, fc.nat(36), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'))
    fc.assert(
      fc.property(changed, ([id, at, letter]) => {
        const { token } = recipientToken(make(KEYS, id, DOMAIN))!
        fc.pre(token[at] !== letter)
        expect(
          readToken(KEYS, purpose, `${token.slice(0, at)}${letter}${token.slice(at + 1)}`),
        ).toBeUndefined()
      }),
    )
  })

  it('written before mail tokens had one case still says its token, with the case that it came in', () => {
    const token = makeToken(KEYS, purpose, 12)
    const local = purpose === 'bounce' ? 'b' : 'unsub'
    expect(recipientToken(`${local}+${token}@${DOMAIN}`)).toEqual({ purpose, token })
  })
})

describe('another address', () => {
  it.each([
    ['', 'nothing'],
    ['ana@cours.example', 'no tag'],
    ['b+@cours.example', 'an empty tag'],
    ['b+ana@cours.example', 'a tag that is no token'],
    [`bb+${'a'.repeat(37)}@cours.example`, 'another name before the tag'],
    [`b+${'a'.repeat(37)}`, 'no domain'],
    [`b+${'a'.repeat(36)}1@cours.example`, 'a digit that base32 does not have'],
    [`b+${'a'.repeat(36)}b@cours.example`, 'bits beyond the last byte'],
    [`"b+${'a'.repeat(37)}"@cours.example`, 'quotes'],
    [`b+${'a'.repeat(37)}@cours.example, ana@example.org`, 'two addresses'],
  ])('says no token: %s (%s)', (address) => {
    expect(recipientToken(address)).toBeUndefined()
  })
})
