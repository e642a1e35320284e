import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { keptParts } from './tests/support/kept-parts/redirect.ts'
import { SlowFirst } from './tests/support/slow-first.ts'

// Workers of Vitest and whatever they start load packages from here, already compiled.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache')

// To end what hangs, and never to judge how fast something is: the machine may be busy with other things. A test that
// bounds work counts it, or the time of a processor (tests/support/cpu-time.ts).
const HANGS_MS = 300_000

// A process of their own have the tests that replace a module, or what all tests of a process share; and those of the
// words for times: in a process where `letters/event-note/truth.test.ts` had run, the same expression once found nothing
// in « the 19th of September » (V8 13.6, cause unknown).
const ALONE = [
  'tests/delivery/ledger-tries.test.ts',
  'tests/letters/limits.test.ts',
  'tests/programme/calendar-words.test.ts',
  'tests/rehearsal/said-time.test.ts',
  'tests/support/end-at-exit.test.ts',
  'tests/support/random.test.ts',
  'tests/support/within-time.test.ts',
]

export default defineConfig({
  plugins: [keptParts],
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/within-time.ts', 'tests/support/keep-compiled.ts'],
    // Tests wait for processes more than they compute.
    maxWorkers: 6,
    sequence: { sequencer: SlowFirst },
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    expect: { poll: { timeout: HANGS_MS / 5 } },
    projects: [
      // A worker keeps what it has loaded, from file to file: to load it anew costs half a second of a processor.
      {
        extends: true,
        test: { name: 'tests', include: ['tests/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
