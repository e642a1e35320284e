import { describe, expect, it } from 'vitest'
import { openPace } from '../../src/delivery/pace.ts'

describe('how many deliveries are claimed at once', () => {
  it('is ten for each connection and a hundred at most, as long as nobody knows the relay', () => {
    const pace = openPace()
    expect([1, 5, 10, 64].map((connections) => pace.size(connections))).toEqual([10, 50, 100, 100])
  })

  it('is what leaves in two seconds, and never so much that a death costs a whole dispatch', () => {
    const pace = openPace()
    const sizeAfter = (letters: number, ms: number) => {
      pace.note(letters, ms)
      return pace.size(16)
    }
    expect(sizeAfter(100, 1_000)).toBe(200)
    expect(sizeAfter(200, 1_250)).toBe(320)
    expect(sizeAfter(320, 10)).toBe(500)
    expect(sizeAfter(500, 0)).toBe(500)
  })

  it('is no less than at first for a slow relay, and stays as it is when nothing left', () => {
    const pace = openPace()
    pace.note(100, 100_000)
    expect(pace.size(16)).toBe(100)
    pace.note(100, 1_000)
    pace.note(0, 50)
    expect(pace.size(16)).toBe(200)
  })
})
