import fc from 'fast-check'
import { beforeEach } from 'vitest'

const ENOUGH_MS = 30_000

let end = Number.POSITIVE_INFINITY

/**
 * Set up for every test: a property draws no more values once its test has taken half a minute, so that a busy machine
 * gets fewer of them and not a failure. Each property has at least one; one under way is never cut short.
 */
beforeEach(() => {
  end = performance.now() + ENOUGH_MS
})

fc.installGlobalPlugin(() => {
  let hasRun = false
  return {
    decorateRun: (run) => (value) => {
      if (hasRun && performance.now() > end) return new fc.PreconditionFailure(true)
      hasRun = true
      return run(value)
    },
  }
})
