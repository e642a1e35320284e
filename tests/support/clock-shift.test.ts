import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { shiftedClock } from './fleet.ts'

const DAY_MS = 86_400_000
const PROBE = `
const began = performance.now()
setTimeout(() => console.log(JSON.stringify({
  now: Date.now(),
  made: new Date().getTime(),
  said: Date.parse(Date()),
  given: new Date('2027-03-01T06:30:00Z').toISOString(),
  utc: new Date(Date.UTC(2027, 2, 1)).toISOString(),
  same: [new Date() instanceof Date, new Date().constructor === Date, new (class extends Date {})() instanceof Date],
  waited: performance.now() - began,
})), 20)`

async function probe(env: Record<string, string>) {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROBE], { env })
  return JSON.parse(stdout) as Record<'now' | 'made' | 'said' | 'waited', number> & {
    given: string
    utc: string
    same: boolean[]
  }
}

describe('a process with a shifted clock', () => {
  it.each([DAY_MS, -DAY_MS])('believes that it is %d ms later, and waits as long as ever', async (shift) => {
    const before = Date.now()
    const seen = await probe(shiftedClock(shift))
    const after = Date.now()
    for (const at of [seen.now, seen.made, seen.said + 999]) {
      expect(at - shift).toBeGreaterThanOrEqual(before)
      expect(at - shift).toBeLessThanOrEqual(after + 999)
    }
    expect([seen.given, seen.utc]).toEqual(['2027-03-01T06:30:00.000Z', '2027-03-01T00:00:00.000Z'])
    expect(seen.same).toEqual([true, true, true])
    expect(seen.waited).toBeLessThan(DAY_MS / 2)
  })
})
