import { describe, expect, it } from 'vitest'
import { type DeferralCause, retryAt } from '../../src/domain/delivery.ts'

const NOW = new Date('2027-03-01T06:30:00Z')
const secondsAfter = (cause: DeferralCause, attempts: number, spread = 0) =>
  (retryAt(NOW, { attempts, cause, spread }).getTime() - NOW.getTime()) / 1000

describe('a letter that was put off', () => {
  it('is due again after a minute, doubled each time up to an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 60].map((attempts) => secondsAfter('passing', attempts))
    expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
  })

  it('is due again within seconds when the relay had no part in it', () => {
    expect([1, 2, 3].map((attempts) => secondsAfter('service', attempts))).toEqual([5, 10, 20])
  })

  it('does not come back with all the others', () => {
    expect(secondsAfter('passing', 1, 1)).toBe(75)
  })
})
