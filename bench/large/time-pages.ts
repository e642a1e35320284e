import { systemClock } from '../../src/domain/clock.ts'
import type { Database } from '../../src/store/database.ts'
import { ORGANISER_ROUTES } from '../../src/web/organiser/routes.ts'
import { organiserPages } from '../../tests/support/organiser-pages.ts'

export type Timing = { path: string; status: number; least: number; p50: number; p95: number }

const TIMES = 30

/** What stands in the addresses of pages: the largest cohort, somebody in it, and its webinar. */
const NAMED: Readonly<Record<string, string>> = { slug: 'cohorte-0', event: 'webinaire' }
/** Where a page without a question would have nothing to work out, and where one of several answers is the hardest. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '/cohorts/:slug/events/:event/plan': ['?wish=cancel'],
  '/cohorts/:slug/events/:event': ['', '?state=attended'],
  '/journal': ['', '?author=Ana&about=events', '?cohort=cohorte-0', '?person=lecteur.5@orange.fr'],
  '/reasons': ['', '?cohort=cohorte-0&why=other'],
  '/figures': ['', '?below=2099-01-01~1'],
  '/people': ['', '?q=camille', '?q=lecteur.54321', '?state=left'],
}

/** How long each page of organisers takes in this process, in milliseconds, with its queries. */
export async function timePages(db: Database): Promise<Timing[]> {
  const pages = organiserPages({ db, clock: systemClock })
  const browser = await pages.as('owner', { name: `Bench ${Date.now()}` })
  const timings: Timing[] = []
  for (const { method, path } of ORGANISER_ROUTES) {
    if (method !== 'get') continue
    for (const query of ASKED[path] ?? ['']) timings.push(await timed(browser, `${addressOf(path)}${query}`))
  }
  return timings.toSorted((a, b) => b.p95 - a.p95)
}

/** An id is 1: what is numbered is there since the beginning. */
function addressOf(path: string): string {
  const filled = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => NAMED[name] ?? '1')
  return `/o${filled === '/' ? '' : filled}`
}

type Browser = { get(path: string): Promise<{ status: number }> }

async function timed(browser: Browser, path: string): Promise<Timing> {
  const took: number[] = []
  let status = 0
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now()
    status = (await browser.get(path)).status
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.max(0, Math.ceil(TIMES * share) - 1)] ?? 0
  return { path, status, least: at(0), p50: at(0.5), p95: at(0.95) }
}
