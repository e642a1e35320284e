import { describe, expect, it } from 'vitest'
import { limitOf, parseLimits, slowedFrom, UNLIMITED } from '../../src/mail/family-limits.ts'

describe('limits of families', () => {
  it('are the usual ones, with others in their place', () => {
    const limits = parseLimits('usual orange=2/60, example.org=1/20')
    expect(limitOf(limits, 'orange')).toEqual({ atOnce: 2, aMinute: 60 })
    expect(limitOf(limits, 'google')).toEqual({ atOnce: 5, aMinute: 600 })
    expect(limitOf(limits, 'example.org')).toEqual({ atOnce: 1, aMinute: 20 })
    expect(limitOf(limits, 'example.net')).toBeUndefined()
  })

  it('may be one for each domain that is not named', () => {
    expect(limitOf(parseLimits('*=2/30'), 'example.net')).toEqual({ atOnce: 2, aMinute: 30 })
  })

  it.each(['orange', 'orange=3', 'orange=0/60', 'oragne=3/60', 'orange=3/60/9', '', '*=1/0'])(
    'in other words are refused: « %s »',
    (text) => {
      expect(() => parseLimits(text)).toThrow(`${JSON.stringify(text)} is no limit: expected words such as`)
    },
  )

  it('are known for a provider that asks for less, whatever is set', () => {
    expect(slowedFrom(UNLIMITED, 'google')).toEqual({ atOnce: 5, aMinute: 600 })
    expect(slowedFrom(UNLIMITED, 'example.org')).toEqual({ atOnce: 10, aMinute: 120 })
    expect(slowedFrom(parseLimits('google=1/2'), 'google')).toEqual({ atOnce: 1, aMinute: 2 })
  })
})
