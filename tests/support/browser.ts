import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe, it } from 'vitest'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where this machine has a Chromium, if it has one. */
export function browserPath(): string | undefined {
  return PLACES.find((path) => existsSync(path))
}

/** Tests that need a real browser: skipped aloud where there is none, and a failure there in continuous integration. */
export function describeWithBrowser(name: string, tests: () => void): void {
  if (browserPath() !== undefined) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs a browser', () => {
        throw new Error(`no Chromium at ${PLACES.join(', ')}`)
      })
    })
  } else {
    console.info(`skipped, as this machine has no Chromium: ${name}`)
    describe.skip(name, tests)
  }
}

/** A Chromium that keeps to itself. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath()
  if (executablePath === undefined) throw new Error('this machine has no Chromium')
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
}
