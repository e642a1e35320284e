import { html } from 'hono/html'
import { messagesOf } from '../../../html/form.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { journalAuthors, type ListedEntry, listJournal } from '../../../store/journal-list.ts'
import { withLetterName } from '../../../writing/letter-names.ts'
import { letterNamesFor } from '../courses.ts'
import { exportLinks } from '../export/export-links.ts'
import { keyPages, pageOf, readKey } from '../key-pages.ts'
import { type OrganiserRoute, show } from '../route.ts'
import { namesApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { filterFields } from './filter-fields.ts'
import { filterForm, filterOf } from './journal-filter.ts'
import { journalTable } from './journal-table.ts'

const ENTRIES = 50
const FILTERS = ['author', 'about', 'cohort', 'person', 'from', 'until']

/** `/o/journal`: who did what, the newest first. */
export const JOURNAL_ROUTES: readonly OrganiserRoute[] = [show('/journal', 'look', journalPage)]

async function journalPage(visit: Visit): Promise<Response> {
  const { c, parts, say } = visit
  const typed = (name: string) => c.req.query(name) ?? ''
  const zone = await homeZone(parts.db)
  const read = filterForm.read(typed)
  const messages = read.ok
    ? {}
    : messagesOf(read.faults, {
        ...{ author: () => '', about: () => '', cohort: () => '' },
        person: () => say('o.journal.personWrong'),
        from: () => say('o.journal.dateWrong'),
        until: () => say('o.journal.dateWrong'),
      })
  const found = read.ok ? await entriesOf(visit, await filterOf(parts.db, read.value, zone)) : undefined
  const authors = await journalAuthors(parts.db)
  return visit.page({
    title: say('o.journal.title'),
    room: 'journal',
    status: read.ok ? 200 : 422,
    body: html`<h1>${say('o.journal.title')}</h1>
<p class="standfirst">${say('o.journal.lead')}</p>
${filterFields({ visit, typed, authors, messages })}
${found && journalTable(visit, { entries: found.rows, zone, isFiltered: Object.keys(asked(typed)).length > 0 })}
${found && keyPages(c, { next: found.next, say })}
${found && exportLinks(visit, 'journal', asked(typed))}`,
  })
}

async function entriesOf(visit: Visit, filter: Awaited<ReturnType<typeof filterOf>>) {
  const { c, parts } = visit
  const rows = await listJournal(parts.db, { filter, below: readKey(c), most: ENTRIES + 1 })
  const [letterName, cohortName] = [letterNamesFor(visit), await namesApart(slugsIn(rows), visit)]
  const named = await Promise.all(
    rows.map(async (entry) => {
      const { cohortSlug: slug, cohortName: name } = entry
      const apart = slug !== null && name !== null ? cohortName(slug, name) : name
      return { ...(await withLetterName(entry, letterName)), cohortName: apart }
    }),
  )
  return pageOf(named, { most: ENTRIES, keyOf: ({ at, id }) => ({ at, id }) })
}

function slugsIn(rows: readonly ListedEntry[]): string[] {
  return rows.flatMap(({ cohortSlug }) => cohortSlug ?? [])
}

/** What was asked for, as an address has it. */
function asked(typed: (name: string) => string): Record<string, string> {
  return Object.fromEntries(FILTERS.map((name) => [name, typed(name)]).filter(([, text]) => text !== ''))
}
