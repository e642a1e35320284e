import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { peakMb, startedPeakMb, treeCpuMs } from '../../bench/measure/process-tree.ts'
import { inTurns, medians } from '../../bench/measure/turns.ts'
import { readOptions } from '../../bench/options.ts'
import { SHORT, WHOLE } from '../../bench/results.ts'

/** Takes a processor for so long, in a child of a child. */
const BURN_MS = 300
const burning = `const { cpuUsage } = process; while (cpuUsage().user < ${BURN_MS}_000);`
const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(burning)}])
  console.log('burnt'); setInterval(() => undefined, 1_000)`

const onLinux = process.platform === 'linux' ? it : it.skip

describe('what a process takes', () => {
  onLinux('is counted with what it started, while that runs and once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', parent])
    const pid = child.pid ?? 0
    try {
      await once(child.stdout, 'data')
      expect(treeCpuMs([pid])).toBeGreaterThanOrEqual(BURN_MS)
      expect(treeCpuMs([process.pid]), 'the parent of both').toBeGreaterThanOrEqual(treeCpuMs([pid]))
      expect(peakMb([pid])).toBeGreaterThan(10)
      expect(startedPeakMb([process.pid])).toBeGreaterThanOrEqual(peakMb([pid]))
      expect(startedPeakMb([pid]), 'nothing of it runs any more').toBe(0)
    } finally {
      child.kill()
    }
  })
})

describe('turns', () => {
  it('go round, and the median of each figure is its own', async () => {
    const order: string[] = []
    const figures = [3, 1, 2].map((a) => ({ a, b: -a }))
    const contender = (name: string) => ({
      name,
      run: async () => {
        order.push(name)
        return figures[Math.floor((order.length - 1) / 2)]!
      },
    })
    const all = await inTurns([contender('one'), contender('other')], 3)
    expect(order.join(' ')).toBe('one other one other one other')
    expect(medians(all.get('other') ?? [])).toEqual({ a: 2, b: -2 })
  })
})

describe('the options of the measurement', () => {
  const KNOWN = ['wire', 'relays']

  it('are everything, or less of it, or some chapters', () => {
    expect(readOptions([], KNOWN)).toEqual({ size: WHOLE, chapters: KNOWN, isWritten: false })
    expect(readOptions(['--short', 'wire'], KNOWN)).toEqual({
      size: SHORT,
      chapters: ['wire'],
      isWritten: false,
    })
    expect(readOptions(['--write'], KNOWN)).toMatchObject({ size: WHOLE, isWritten: true })
  })

  it.each([
    [['wier'], 'there is no chapter wier: expected some of wire, relays'],
    [['--write', '--short'], '--write takes a whole run'],
    [['--write', 'wire'], '--write takes a whole run'],
    [['--lnog'], "Unknown option '--lnog'"],
  ])('are refused where they are %j', (args, message) => {
    expect(() => readOptions(args, KNOWN)).toThrow(message)
  })
})
