import { systemClock } from '../../src/domain/clock.ts'
import type { Post } from '../../src/mail/post.ts'
import type { Database } from '../../src/store/database.ts'
import { type Browser, organiserPages } from '../../tests/support/organiser-pages.ts'
import { postmasterPid } from '../measure/postgres.ts'
import { treeCpuMs } from '../measure/process-tree.ts'
import { pageAddresses, pathsOf } from './page-addresses.ts'

/**
 * In milliseconds. For one request, `cpu` is of this process and `postgres` of the database: they tell more than the
 * clock of a machine that does something else meanwhile.
 */
export type Timing = {
  path: string
  status: number
  least: number
  p50: number
  p95: number
  cpu: number
  postgres: number
}

/** What the pages are asked of: `directory` is that of the PostgreSQL of `db`. */
type Asked = { db: Database; directory: string; post: Post }

const TIMES = 30
const TESTS = 10

/**
 * How long each page of organisers takes in this process, with its queries, and how long a test letter over `post`; with
 * `only`, those whose addresses contain it.
 */
export async function timePages({ db, directory, post }: Asked, only = ''): Promise<Timing[]> {
  const site = organiserPages({ db, clock: systemClock }, { post })
  const browser = await site.as('owner', { name: `Bench ${Date.now()}` })
  const addresses = await pageAddresses(db, systemClock.now())
  const timings: Timing[] = []
  const pages = pathsOf(addresses).map((path) => ({ path, times: TIMES, ask: () => browser.get(path) }))
  for (const page of [...pages, testLetter(browser)])
    if (page.path.includes(only)) timings.push(await timed(page, directory))
  return timings.toSorted((a, b) => b.p95 - a.p95)
}

type Page = { path: string; times: number; ask: () => Promise<{ status: number }> }

/** The page with its form, and pressing its button, up to the answer of the relay. */
function testLetter(browser: Browser): Page {
  const path = '/o/cohorts/cohorte-0/letters/jour-10/test'
  const ask = () => browser.post(path, { to: 'lea@example.org' })
  return { path: `GET and POST ${path}`, times: TESTS, ask }
}

async function timed({ path, times, ask }: Page, directory: string): Promise<Timing> {
  const took: number[] = []
  let status = 0
  const server = [postmasterPid(directory)]
  const [own, database] = [process.cpuUsage(), treeCpuMs(server)]
  for (let time = 0; time < times; time++) {
    const asked = performance.now()
    status = (await ask()).status
    took.push(performance.now() - asked)
  }
  const { user, system } = process.cpuUsage(own)
  const postgres = (treeCpuMs(server) - database) / times
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.max(0, Math.ceil(times * share) - 1)] ?? 0
  const clock = { least: at(0), p50: at(0.5), p95: at(0.95) }
  return { path, status, ...clock, cpu: (user + system) / 1_000 / times, postgres }
}
