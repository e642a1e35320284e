import { systemClock } from '../../src/domain/clock.ts'
import type { Post } from '../../src/mail/post.ts'
import type { Database } from '../../src/store/database.ts'
import { type Browser, organiserPages } from '../../tests/support/organiser-pages.ts'
import { pageAddresses, pathsOf } from './page-addresses.ts'

/** In milliseconds, `cpu` of this process for one request: what a page takes without its queries, however busy the machine. */
export type Timing = { path: string; status: number; least: number; p50: number; p95: number; cpu: number }

const TIMES = 30
const TESTS = 10

/** How long each page of organisers takes in this process, with its queries, and how long a test letter over `post`. */
export async function timePages(db: Database, post: Post): Promise<Timing[]> {
  const pages = organiserPages({ db, clock: systemClock }, { post })
  const browser = await pages.as('owner', { name: `Bench ${Date.now()}` })
  const addresses = await pageAddresses(db, systemClock.now())
  const timings: Timing[] = []
  for (const path of pathsOf(addresses)) timings.push(await timed(path, TIMES, () => browser.get(path)))
  timings.push(await testLetter(browser))
  return timings.toSorted((a, b) => b.p95 - a.p95)
}

/** The page with its form, and pressing its button, up to the answer of the relay. */
function testLetter(browser: Browser): Promise<Timing> {
  const path = '/o/cohorts/cohorte-0/letters/jour-10/test'
  return timed(`GET and POST ${path}`, TESTS, () => browser.post(path, { to: 'lea@example.org' }))
}

async function timed(path: string, times: number, ask: () => Promise<{ status: number }>): Promise<Timing> {
  const took: number[] = []
  let status = 0
  const began = process.cpuUsage()
  for (let time = 0; time < times; time++) {
    const asked = performance.now()
    status = (await ask()).status
    took.push(performance.now() - asked)
  }
  const { user, system } = process.cpuUsage(began)
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.max(0, Math.ceil(times * share) - 1)] ?? 0
  return { path, status, least: at(0), p50: at(0.5), p95: at(0.95), cpu: (user + system) / 1_000 / times }
}
