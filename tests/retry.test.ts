import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Unreachable } from '../src/domain/unreachable.ts'
import { retryUnreachable } from '../src/retry.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** When, in milliseconds, each try began and each failure was told, of an action that fails so often. */
async function tried({ failures, withinMs }: { failures: number; withinMs: number }) {
  const began = performance.now()
  const at = () => Math.round(performance.now() - began)
  const tries: number[] = []
  const told: string[] = []
  const action = async () => {
    if (tries.push(at()) > failures) return 'an answer'
    throw new Unreachable(`no answer ${tries.length}`)
  }
  const onRetry = ({ message }: Unreachable) => told.push(`${at()}: ${message}`)
  const ending = retryUnreachable(action, { withinMs, onRetry }).catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  return { tries, told, ending: await ending }
}

describe('what does not answer', () => {
  it('is tried after longer and longer pauses, up to five seconds, until it answers', async () => {
    const { tries, told, ending } = await tried({ failures: 8, withinMs: 60_000 })
    expect(tries).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 12_750, 17_750, 22_750])
    expect(told).toHaveLength(8)
    expect(told[1]).toBe('250: no answer 2')
    expect(ending).toBe('an answer')
  })

  it('is given up at the end of its time, with one more try there', async () => {
    const { tries, told, ending } = await tried({ failures: 100, withinMs: 2_000 })
    expect(tries).toEqual([0, 250, 750, 1_750, 2_000])
    expect(told).toHaveLength(4)
    expect(ending).toBeInstanceOf(Unreachable)
    expect((ending as Error).message).toBe('no answer 5\nGave up after 2 s (START_WITHIN).')
  })

  it('is tried once when there is no time', async () => {
    const { tries, told, ending } = await tried({ failures: 100, withinMs: 0 })
    expect([tries, told]).toEqual([[0], []])
    expect((ending as Error).message).toBe('no answer 1\nGave up after 0 s (START_WITHIN).')
  })
})

describe('any other failure', () => {
  it('is thrown at once, as it is', async () => {
    const mistake = new Error('the password is wrong')
    const onRetry = vi.fn()
    const action = vi.fn(async () => Promise.reject(mistake))
    await expect(retryUnreachable(action, { withinMs: 60_000, onRetry })).rejects.toBe(mistake)
    expect([action.mock.calls.length, onRetry.mock.calls.length]).toEqual([1, 0])
  })

  it('ends the tries also when it comes later', async () => {
    const mistake = new Error('the password is wrong')
    const action = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Unreachable('no answer'))
    action.mockRejectedValueOnce(mistake)
    const ending = retryUnreachable(action, { withinMs: 60_000, onRetry: () => undefined }).catch(
      (error) => error,
    )
    await vi.runAllTimersAsync()
    expect(await ending).toBe(mistake)
    expect(action).toHaveBeenCalledTimes(2)
  })
})
