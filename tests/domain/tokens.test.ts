import { describe, expect, it } from 'vitest'
import { makeToken, readToken, type TokenKeys, type TokenPurpose } from '../../src/domain/tokens.ts'
import { mutantsOf, randomToken } from '../support/mutants.ts'
import { seededRandom } from '../support/random.ts'

const KEY = 'the key of this year, long enough to be one'
const LAST = 'the key of last year, long enough to be one'
const BOTH: TokenKeys = [KEY, LAST]
const PURPOSES: TokenPurpose[] = ['unsubscribe', 'bounce', 'confirm', 'me', 'read', 'form /link']
const IDS = [0, 1, 2, 255, 256, 4_096, 65_535, 1_000_000, 2 ** 32, 2 ** 48 - 1]

/** One token for each purpose and id, made with either key. */
const TOKENS = PURPOSES.flatMap((purpose) =>
  IDS.map((id, at) => ({ purpose, id, token: makeToken([at % 2 ? KEY : LAST], purpose, id) })),
)

describe('a token', () => {
  it('says its id to whoever has its key, for its purpose', () => {
    expect(TOKENS.map(({ purpose, token }) => readToken(BOTH, purpose, token))).toEqual(
      TOKENS.map(({ id }) => id),
    )
  })

  it('says nothing of an address, and goes into a path as it is', () => {
    for (const { token } of TOKENS) expect(token).toMatch(/^[A-Za-z0-9_-]{31}$/)
  })

  it('of the key before this one still opens, and new ones are made with the new key', () => {
    const old = makeToken([LAST], 'unsubscribe', 7)
    expect(readToken(BOTH, 'unsubscribe', old)).toBe(7)
    expect(makeToken(BOTH, 'unsubscribe', 7)).toBe(makeToken([KEY], 'unsubscribe', 7))
    expect(readToken([KEY], 'unsubscribe', makeToken(BOTH, 'unsubscribe', 7))).toBe(7)
  })

  it('of an unknown key opens nothing, not even where the mark of the key is the same', () => {
    const foreign = Array.from({ length: 2_000 }, (_, at) => makeToken([`${LAST} ${at}`], 'me', 7))
    const marks = new Set(BOTH.map((key) => makeToken([key], 'me', 7).charAt(0)))
    expect(foreign.filter((token) => marks.has(token.charAt(0))).length).toBeGreaterThan(0)
    expect(foreign.map((token) => readToken(BOTH, 'me', token)).filter((id) => id !== undefined)).toEqual([])
  })

  it('opens nothing once its key is neither of the two', () => {
    const oldest = makeToken([LAST], 'me', 7)
    expect(readToken(['a newer key, which is long enough too', KEY], 'me', oldest)).toBeUndefined()
  })
})

describe('a token that is not as it was made', () => {
  it('opens nothing for another purpose', () => {
    const hits = TOKENS.flatMap(({ purpose, token }) =>
      PURPOSES.filter((other) => other !== purpose && readToken(BOTH, other, token) !== undefined),
    )
    expect(hits).toEqual([])
  })

  it('opens nothing for the form of another path', () => {
    const token = makeToken([KEY], 'form /me/abc/pause', 7)
    const others: TokenPurpose[] = [
      'form /me/abc/paus',
      'form /me/abc/pause/',
      'form /me/abd/pause',
      'form /',
    ]
    expect(others.map((other) => readToken(BOTH, other, token))).toEqual(others.map(() => undefined))
  })

  it('opens nothing in 100,000 ways', () => {
    const seed = Math.floor(Math.random() * 2 ** 32)
    const random = seededRandom(seed)
    const tries = new Set(TOKENS.flatMap(({ token }) => [...mutantsOf(token, othersThan(token), random)]))
    for (const { token } of TOKENS) tries.delete(token)
    while (tries.size < 100_000) tries.add(randomToken(TOKENS[0]!.token, random))
    const hits: string[] = []
    for (const text of tries) {
      for (const purpose of PURPOSES) if (readToken(BOTH, purpose, text) !== undefined) hits.push(text)
    }
    expect({ seed, hits }).toEqual({ seed, hits: [] })
  })
})

/** A few that a forger could have beside this one. */
function othersThan(token: string): string[] {
  const at = TOKENS.findIndex((made) => made.token === token)
  return [1, 2, 10, 20].map((step) => TOKENS[(at + step) % TOKENS.length]!.token)
}
