import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../../src/mail/read-refusal.ts'
import { CODE_ROWS } from '../../src/mail/refusal-codes.ts'
import { VERDICTS, type Verdict } from '../../src/mail/refusal-row.ts'
import { WORD_ROWS } from '../../src/mail/refusal-words.ts'
import { REAL_REPLIES } from './real-replies.ts'

const hardness = (verdict: Verdict) => VERDICTS.indexOf(verdict)
const codesOf = (reply: string) => ({
  basic: Number(reply.slice(0, 3)),
  enhanced: /^\d{3}[ -]([245]\.\d+\.\d+)/.exec(reply)?.[1],
})

describe('a refusal', () => {
  it.each(REAL_REPLIES)('is %s when at %s %s says: %s', (verdict, phase, domain, words) => {
    expect(readRefusal({ phase, domain, words, ...codesOf(words) })).toBe(verdict)
  })

  const enhanced = fc.oneof(
    fc.constantFrom(...REAL_REPLIES.flatMap(([, , , reply]) => codesOf(reply).enhanced ?? [])),
    fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 40 })).map(([subject, detail]) => `5.${subject}.${detail}`),
  )
  const words = fc
    .array(fc.constantFrom(...REAL_REPLIES.flatMap(([, , , reply]) => reply.split(' '))), { maxLength: 12 })
    .map((some) => some.join(' '))
  const phase = fc.constantFrom('rcpt', 'data', undefined)

  it('is never made harder than its enhanced code by words, a reply code or a domain', () => {
    const domain = fc.constantFrom(...REAL_REPLIES.map(([, , name]) => name))
    fc.assert(
      fc.property(
        fc.record({ enhanced, words, phase, domain, basic: fc.integer({ min: 400, max: 599 }) }),
        (told) => {
          const byCode = readRefusal({ enhanced: told.enhanced, phase: told.phase })
          expect(hardness(readRefusal(told))).toBeLessThanOrEqual(hardness(byCode))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('that says so by a code of 400 passes, whatever else it says', () => {
    fc.assert(
      fc.property(
        fc.record({ enhanced, words, phase, basic: fc.integer({ min: 400, max: 499 }) }),
        (told) => {
          expect(readRefusal(told)).toBe('passing')
        },
      ),
    )
  })

  it('that came by mail, without a phase or a reply code, is of the recipient', () => {
    expect(readRefusal({ enhanced: '5.1.1' })).toBe('gone')
    expect(readRefusal({ enhanced: '5.1.1', words: 'mailbox full' })).toBe('passing')
    expect(readRefusal({ enhanced: '4.2.2' })).toBe('passing')
    expect(readRefusal({})).toBe('refused')
  })
})

describe('the table of refusals', () => {
  it('names a source for each row', () => {
    expect([...CODE_ROWS, ...WORD_ROWS].filter(({ source }) => source.length < 8)).toEqual([])
  })

  it('has no row of words that makes anybody gone or disabled', () => {
    expect(WORD_ROWS.map(({ verdict }) => verdict)).not.toContain('gone')
    expect(WORD_ROWS.map(({ verdict }) => verdict)).not.toContain('disabled')
  })
})
