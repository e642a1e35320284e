import { Hono } from 'hono'
import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { DOMAIN_FIGURES_MS } from '../store/domain-counts.ts'
import { figuresByDomain, type LetterFigures } from '../store/domain-figures.ts'
import { countWaiting } from '../store/waiting-domains.ts'
import { isTold } from './relay-reports/shared-secret.ts'

type MetricsParts = {
  db: Database
  clock: Clock
  token: string | undefined
  /** The family of a recipient domain. */
  familyOf: (domain: string) => string
}

const DAY_MS = 24 * 60 * 60_000
const DOMAINS = 50
const GAUGES = {
  letters: 'Letters of the calendar whose day is over and that the relay took.',
  bounced: 'Letters that the relay refused for good, or that came back.',
  complaints: 'Readers who called a letter spam.',
} as const satisfies Record<keyof LetterFigures, string>

/**
 * `/metrics`: figures by recipient domain, of a day and of four weeks, as Prometheus reads them (text format 0.0.4),
 * for whoever has the token. Without a token set it is not there.
 */
export function metricsRouter({ db, clock, token, familyOf }: MetricsParts): Hono {
  const router = new Hono()
  if (token === undefined) return router
  return router.get('/metrics', async (c) => {
    if (!isTold(c.req.header('authorization'), token)) return c.text('not allowed\n', 401)
    const now = clock.now()
    const figures = async (ms: number) =>
      figuresByDomain(db, { since: new Date(now.getTime() - ms), now, most: DOMAINS })
    const found = { 1: await figures(DAY_MS), 28: await figures(DOMAIN_FIGURES_MS) }
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
    return c.body(
      Object.keys(GAUGES)
        .map((name) => gauge(name as keyof LetterFigures, found))
        .join('') + waitingGauge(await countWaiting(db, now), familyOf),
    )
  })
}

const FAMILIES = 50

/** Letters that were put off, by the family of their domains, most first. */
function waitingGauge(
  waiting: readonly { domain: string; letters: number }[],
  familyOf: MetricsParts['familyOf'],
): string {
  const families = new Map<string, number>()
  for (const { domain, letters } of waiting)
    families.set(familyOf(domain), (families.get(familyOf(domain)) ?? 0) + letters)
  const most = [...families].toSorted(([, one], [, other]) => other - one).slice(0, FAMILIES)
  const lines = most.map(([family, letters]) => `feuilleton_waiting{family="${family}"} ${letters}\n`)
  return `# HELP feuilleton_waiting Letters that were put off and are not due yet, up to 10,000.\n# TYPE feuilleton_waiting gauge\n${lines.join('')}`
}

type Found = Readonly<Record<1 | 28, readonly (LetterFigures & { domain: string })[]>>

function gauge(name: keyof LetterFigures, found: Found): string {
  const lines = ([1, 28] as const).flatMap((days) =>
    found[days].map((row) => `feuilleton_${name}{domain="${row.domain}",days="${days}"} ${row[name]}\n`),
  )
  return `# HELP feuilleton_${name} ${GAUGES[name]}\n# TYPE feuilleton_${name} gauge\n${lines.join('')}`
}
