import fc from 'fast-check'
import { beforeEach } from 'vitest'

const ENOUGH_MS = 30_000

/** When the test that runs has taken its time: one for all files of a process, as fast-check is. */
const shared = globalThis as { propertiesEndAt?: number }

/**
 * Set up for every test: a property draws no more values once its test has taken half a minute, so that a busy machine
 * gets fewer of them and not a failure. Each property has at least one; one under way is never cut short.
 */
beforeEach(() => {
  shared.propertiesEndAt = performance.now() + ENOUGH_MS
})

// Every file of a process runs this one again, and fast-check would keep a plugin of each.
if (shared.propertiesEndAt === undefined) {
  shared.propertiesEndAt = Number.POSITIVE_INFINITY
  fc.installGlobalPlugin(() => {
    let hasRun = false
    return {
      decorateRun: (run) => (value) => {
        if (hasRun && performance.now() > (shared.propertiesEndAt ?? 0))
          return new fc.PreconditionFailure(true)
        hasRun = true
        return run(value)
      },
    }
  })
}
