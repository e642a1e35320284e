import { performance } from 'node:perf_hooks'

/** In milliseconds. Shorter, and a single letter decides. */
const LOOKED_AT_MS = 50
const BUSY = 0.8

/** @returns whether this process has hardly been idle lately: then it is its processor that letters wait for. */
export function watchLoop(): () => boolean {
  let since = performance.eventLoopUtilization()
  let isBusy = false
  return () => {
    const { active, idle, utilization } = performance.eventLoopUtilization(since)
    if (active + idle < LOOKED_AT_MS) return isBusy
    since = performance.eventLoopUtilization()
    isBusy = utilization > BUSY
    return isBusy
  }
}
