import type { Clock } from '../domain/clock.ts'

/** A clock that stands still until it is set, and never goes back. */
export type VirtualClock = Clock & { set(instant: Date): void }

export function virtualClock(start: Date): VirtualClock {
  let now = start
  return {
    now: () => now,
    set(instant) {
      if (instant < now) throw new RangeError('a virtual clock does not go back')
      now = instant
    },
  }
}
