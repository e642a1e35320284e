import { describe, expect, it } from 'vitest'
import { ceilingOn, firstDayFor, WARM_UP_DAYS } from '../../src/domain/warm-up.ts'

const FROM = '2026-12-01'

describe('a warm-up', () => {
  it('has a ceiling for each day, and none after its last', () => {
    expect(ceilingOn(FROM, FROM)).toBe(100)
    expect(ceilingOn(FROM, '2026-12-07')).toBe(8_000)
    expect(ceilingOn(FROM, '2026-11-20'), 'before it begins').toBe(100)
    expect(ceilingOn(FROM, '2026-12-21')).toBe(300_000)
    expect(ceilingOn(FROM, '2026-12-22')).toBeUndefined()
    expect(WARM_UP_DAYS).toBe(21)
  })

  it('has room for so many from a day on', () => {
    expect(firstDayFor(FROM, 80)).toBe(FROM)
    expect(firstDayFor(FROM, 3_000)).toBe('2026-12-06')
    expect(firstDayFor(FROM, 1_000_000)).toBe('2026-12-22')
  })
})
