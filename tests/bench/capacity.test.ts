import { describe, expect, it } from 'vitest'
import { capacityFor, hoursOfOneWorker } from '../../bench/capacity/model.ts'
import { simulate } from '../../bench/capacity/simulate.ts'

const COSTS = { workerMs: 0.5, postgresMs: 0.25, walBytes: 2_000, deliveryBytes: 500, personBytes: 1_000 }

describe('a simulated send', () => {
  const send = {
    ...{ letters: 2_000, workers: 1, connections: 16, cores: 4 },
    ...{ workerMs: 0.5, postgresMs: 0.25, relayMs: 0, holdMs: 0 },
  }

  it.each([
    ['the thread of its worker', {}, 2_000],
    ['the threads of two', { workers: 2 }, 4_000],
    ['its connections, where the relay takes its time', { holdMs: 50 }, 16_000 / 50.75],
    ['the cores that everybody shares', { workers: 4, cores: 1, relayMs: 0.25 }, 1_000],
    ['a relay of one thread', { workers: 4, relayMs: 1 }, 1_000],
  ])('is as fast as %s lets it be', (_, change, expected) => {
    expect(simulate({ ...send, ...change }) / expected).toBeCloseTo(1, 1)
  })
})

describe('the capacity for many readers', () => {
  it('is one worker where a million readers have four hours', () => {
    const need = capacityFor({ readers: 1_000_000, hours: 4, holdMs: 50 }, COSTS)
    expect(need).toMatchObject({ workers: 1, postgresCores: 1, walGbADay: 2, rowsOf21Days: 21_000_000 })
    expect(need.rate).toBeCloseTo(69.4, 1)
    expect(need.connections, 'letters at once, and some to spare').toBe(6)
  })

  it('grows by the letter, and on the disk by the person too', () => {
    const need = capacityFor({ readers: 10_000_000, hours: 1, holdMs: 50 }, COSTS)
    expect(need).toMatchObject({ workers: 2, postgresCores: 1, diskOf21Days: 10 * (21 * 0.5 + 1) })
    expect(need.diskOfAYear).toBeCloseTo(10 * (365 * 0.5 + 18))
  })

  it('leaves cores three tenths of their time', () => {
    const need = capacityFor({ readers: 10_000_000, hours: 1, holdMs: 50 }, { ...COSTS, workerMs: 0.6 })
    expect(need.workers, '1.67 cores that are always busy').toBe(3)
  })

  it('says how long one worker would be busy', () => {
    expect(hoursOfOneWorker(10_000_000, COSTS)).toBeCloseTo(1.98, 2)
  })
})
