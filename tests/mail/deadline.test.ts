import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Deadline } from '../../src/mail/deadline.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a deadline', () => {
  const late: string[] = []
  let deadline: Deadline
  beforeEach(() => {
    late.length = 0
    deadline = new Deadline()
  })
  const begin = (limitMs: number, name: string) => deadline.begin(limitMs, () => late.push(name))
  const pass = (ms: number) => vi.advanceTimersByTime(ms)

  it('ends a wait after its limit, and not before', () => {
    begin(100, 'one')
    pass(99)
    expect(late).toEqual([])
    pass(2)
    expect(late).toEqual(['one'])
  })

  it('gives each wait a limit of its own, whatever was waited for before', () => {
    begin(100, 'one')
    pass(60)
    deadline.end()
    begin(100, 'two')
    pass(99)
    expect(late).toEqual([])
    pass(2)
    expect(late).toEqual(['two'])
    begin(1_000, 'three')
    deadline.end()
    begin(10, 'four')
    pass(12)
    expect(late).toEqual(['two', 'four'])
  })

  it('ends nothing that is over', () => {
    begin(100, 'one')
    deadline.end()
    pass(1_000)
    begin(100, 'two')
    deadline.close()
    pass(1_000)
    expect(late).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lets all that is waited for once a stop is asked for last no longer than the stop', () => {
    begin(1_000, 'one')
    pass(10)
    deadline.stopWithin(100)
    pass(50)
    deadline.end()
    begin(1_000, 'two')
    pass(49)
    expect(late).toEqual([])
    pass(3)
    expect(late).toEqual(['two'])
  })
})
