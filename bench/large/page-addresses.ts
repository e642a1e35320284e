import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import { ORGANISER_ROUTES } from '../../src/web/organiser/routes.ts'

/** What stands in the addresses of pages. */
type Named = Readonly<Record<string, string>>
/** Queries of pages, by their path; a page that is not there is asked without one. */
type Asked = Readonly<Record<string, readonly string[]>>

export type PageAddresses = { named: Named; asked: Asked }

/** A list of everybody as a file, and the report of a rehearsal: no pages. */
const NO_PAGES = ['/export/:file', '/cohorts/:slug/rehearsal', '/cohorts/:slug/rehearsal/report/:file{.+}']

/** The largest cohort, which waits as its organiser paused it; its webinar, a letter, its list, somebody in it. */
export async function pageAddresses(db: Database, now: Date): Promise<PageAddresses> {
  await sql`
    insert into feuilleton.pauses (cohort_id, paused_by, reason, paused_at)
    select id, 'organiser', 'Une faute', ${now} from feuilleton.cohorts where slug = 'cohorte-0' on conflict do nothing`.execute(
    db,
  )
  const found = sql<{ person: string; delivery: string; sample: string; address: string; programme: string }>`
    select e.subscriber_id as person, d.id as delivery,
      (select min(id) from feuilleton.deliveries where state = 'unknown') as sample,
      (select min(address_key) from feuilleton.suppressions) as address,
      (select min(programme) from feuilleton.editions) as programme
    from feuilleton.cohorts c
    join feuilleton.enrolments e on e.cohort_id = c.id and e.state = 'active'
    join feuilleton.deliveries d on d.enrolment_id = e.id and d.letter = 'jour-02' and d.state = 'submitted'
    where c.slug = 'cohorte-0' order by e.id limit 1`
  const { rows } = await found.execute(db)
  const [facts] = rows
  if (!facts) throw new Error('there is nobody in the largest cohort')
  return {
    named: {
      ...{ slug: 'cohorte-0', event: 'webinaire', letter: 'jour-10', id: '1', organiser: '1' },
      ...{ person: facts.person, programme: facts.programme },
    },
    asked: askedOf(facts),
  }
}

/** Where a page without a question would have nothing to work out, and where one of several answers is the hardest. */
function askedOf({
  delivery,
  sample,
  address,
}: {
  delivery: string
  sample: string
  address: string
}): Asked {
  return {
    '/cohorts/:slug': ['', '?view=calendar'],
    '/cohorts/:slug/events/:event/plan': ['?wish=cancel'],
    '/cohorts/:slug/events/:event': ['', '?state=attended'],
    '/journal': ['', '?author=Ana&about=events', '?cohort=cohorte-0', '?person=lecteur.5@orange.fr'],
    '/reasons': ['', '?cohort=cohorte-0&why=other'],
    '/figures': ['', '?below=2099-01-01~1'],
    '/people': ['', '?q=camille', '?q=lecteur.54321', '?state=left'],
    '/people/:person/resend': [`?delivery=${delivery}`],
    '/decisions/confirm': [`?sample=${sample}&decision=leave`],
    '/decisions/suppressions/lift': [`?address=${encodeURIComponent(address)}`],
  }
}

/** Every page of organisers, as it is asked for. */
export function pathsOf({ named, asked }: PageAddresses): string[] {
  return ORGANISER_ROUTES.flatMap(({ method, path }) => {
    if (method !== 'get' || NO_PAGES.includes(path)) return []
    const filled = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => named[name] ?? '1')
    return (asked[path] ?? ['']).map((query) => `/o${filled === '/' ? '' : filled}${query}`)
  })
}
