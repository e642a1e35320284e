import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { describe, it } from 'vitest'

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where this machine has a Chromium, if it has one. */
function browserPath(): string | undefined {
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

/** To end what hangs; a busy machine may take its time. */
const HANGS_MS = 120_000

/** A Chromium that keeps to itself. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath()
  if (executablePath === undefined) throw new Error('this machine has no Chromium')
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  const args = ['--no-sandbox', '--disable-gpu', '--in-process-gpu', ...quiet]
  const browser = await chromium.launch({ executablePath, args, timeout: HANGS_MS })
  browser.on('context', (context) => context.setDefaultTimeout(HANGS_MS))
  return browser
}

/**
 * What axe finds wrong with a page, by all its rules or by some, without the letters in its frames, each as its rule and
 * its first element. As no frame is looked into, axe works in the page alone (« legacy mode »): otherwise it loads a
 * second time into a blank page, to put frames together, which doubles its cost.
 */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .exclude('iframe')
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** How wide the content of a page is, in pixels: more than its window when it scrolls sideways. */
export function contentWidth(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth')
}

/** A server that counts who asks it for anything. */
export async function startBeacon(): Promise<{ url: string; hits: string[]; stop(): void }> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    stop: () => server.close(),
  }
}
