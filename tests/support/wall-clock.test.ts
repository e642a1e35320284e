import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const TESTS = fileURLToPath(new URL('..', import.meta.url))
const US = 'support/wall-clock.test.ts'

/** What makes a test fail on a machine that is busy, and what stands in its place. */
const BOUNDS: [RegExp, string][] = [
  [
    /expect\((performance|Date)\.now\(\) - .*toBeLess/,
    'count the work, or use cpuMs of tests/support/cpu-time.ts',
  ],
  [/^\s*\}, [12]?\d?\d_000\)$/, 'leave the time limit of vitest.config.ts, which ends what hangs'],
  [/poll\(.*timeout: \d/, 'leave the time limit of vitest.config.ts, which ends what hangs'],
]

it('no test judges by the clock on the wall', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== US,
  )
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) =>
    readFileSync(join(TESTS, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        BOUNDS.filter(([bound]) => bound.test(line)).map(([, instead]) => `${file}:${index + 1}: ${instead}`),
      ),
  )
  expect(found).toEqual([])
})
