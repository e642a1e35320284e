import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEnding } from '../../src/delivery/ending.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('how a letter ended', () => {
  it('is written ten milliseconds later when no other letter follows', async () => {
    const write = vi.fn(async () => true)
    const ending = openEnding(write)
    await vi.advanceTimersByTimeAsync(9)
    expect(write).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(write).toHaveBeenCalledTimes(1)
    await ending.written
    expect(ending.flush()).toBe(false)
  })

  it('is written at once, and once, when the next letter asks for it', async () => {
    const write = vi.fn(async () => true)
    const ending = openEnding(write)
    expect(ending.flush()).toBe(true)
    expect(write).toHaveBeenCalledTimes(1)
    expect(ending.flush()).toBe(false)
    await vi.advanceTimersByTimeAsync(60)
    expect(write).toHaveBeenCalledTimes(1)
    await ending.written
  })

  it('is not written before it is committed, and fails when that fails', async () => {
    const { promise, reject } = Promise.withResolvers<boolean>()
    const ending = openEnding(() => promise)
    const failing = expect(ending.written).rejects.toThrow('no database')
    ending.flush()
    reject(new Error('no database'))
    await failing
  })
})
