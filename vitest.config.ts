import { defineConfig } from 'vitest/config'

// To end what hangs, and never to judge how fast something is: the machine may be busy with other things. A test that
// bounds work counts it, or the time of a processor (tests/support/cpu-time.ts).
const HANGS_MS = 300_000

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/within-time.ts'],
    // Tests wait for processes more than they compute.
    maxWorkers: 4,
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    expect: { poll: { timeout: HANGS_MS / 5 } },
  },
})
