import { describe, expect, it, vi } from 'vitest'
import { keepNewest } from '../../src/web/reader/programme/kept.ts'

describe('what is kept', () => {
  it('is made once for all who ask at the same time, and for those who ask later', async () => {
    const kept = keepNewest<string>({ most: 2 })
    const make = vi.fn(async () => 'a page')
    expect(await Promise.all([kept('one', make), kept('one', make)])).toEqual(['a page', 'a page'])
    expect(await kept('one', make)).toBe('a page')
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('is what was last asked for', async () => {
    const kept = keepNewest<string>({ most: 2 })
    const made: string[] = []
    for (const key of ['one', 'two', 'one', 'three', 'one', 'two'])
      await kept(key, async () => {
        made.push(key)
        return key
      })
    expect(made).toEqual(['one', 'two', 'three', 'two'])
  })

  it('may be that there is nothing', async () => {
    const kept = keepNewest<string | undefined>({ most: 2 })
    const make = vi.fn(async () => undefined)
    expect([await kept('one', make), await kept('one', make)]).toEqual([undefined, undefined])
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('is given also to who asked for it before others pushed it out', async () => {
    const kept = keepNewest<string>({ most: 1 })
    const slow = Promise.withResolvers<string>()
    const first = kept('one', () => slow.promise)
    await kept('two', async () => 'another page')
    slow.resolve('a page')
    expect(await first).toBe('a page')
  })

  it('is no failure, which all who waited hear of', async () => {
    const kept = keepNewest<string>({ most: 2 })
    const broken = vi.fn(async () => Promise.reject(new Error('no answer')))
    const both = await Promise.allSettled([kept('one', broken), kept('one', broken)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(broken).toHaveBeenCalledTimes(1)
    expect(await kept('one', async () => 'a page')).toBe('a page')
  })
})
