import { html } from 'hono/html'
import { errorSummary } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { lastLifted, type Suppression, searchSuppressions } from '../../../store/suppression-list.ts'
import type { Visit } from '../visit.ts'
import { decisionsTabs } from './decisions-tabs.ts'
import { keyOf, readKey } from './page-key.ts'
import { liftedTable, suppressionTable } from './suppression-tables.ts'

const MOST = 50
const MOST_LIFTED = 10

/** What was typed into the form that adds an address, and what is wrong with it. */
export type Wrong = {
  address: string
  reason: string
  messages: { address?: string | undefined; reason?: string | undefined }
}

/** `/o/decisions/suppressions`: addresses that nothing is sent to, a way to add one and to take one back. */
export async function suppressionsPage(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { c, say, parts, language } = visit
  const holding = c.req.query('q')?.trim() ?? ''
  const key = readKey(c.req.query('before'))
  const before = key && { at: key.at, address: key.name }
  const found = await searchSuppressions(parts.db, { holding, before, most: MOST + 1 })
  const rows = found.slice(0, MOST)
  const lifted = await lastLifted(parts.db, MOST_LIFTED)
  const zone = await homeZone(parts.db)
  const title = say('o.decisions.tab.suppressions')
  return visit.page({
    title,
    room: 'today',
    status: wrong ? 422 : 200,
    body: html`<h1>${title}</h1>
${decisionsTabs(visit, '/suppressions')}${errorSummary(wrong?.messages ?? {}, language)}<p class="standfirst">${say('o.decisions.suppressionsText')}</p>
${searchForm(visit, holding)}${rows.length === 0 ? html`<p>${say('o.decisions.noSuppressions')}</p>` : suppressionTable(visit, { rows, zone })}${found.length > MOST ? older(visit, rows.at(-1), holding) : ''}${addForm(visit, wrong)}${lifted.length === 0 ? '' : liftedTable(visit, { rows: lifted, zone })}`,
  })
}

function searchForm({ say }: Visit, holding: string): Html {
  return html`<form method="get" action="/o/decisions/suppressions" role="search">
${field({ name: 'q', label: say('o.decisions.search'), value: holding })}${submit({ label: say('o.decisions.find'), tone: 'quiet' })}</form>
`
}

function addForm(visit: Visit, wrong: Wrong | undefined): Html | '' {
  const { say } = visit
  const address = { name: 'address', label: say('o.decisions.address'), type: 'email' } as const
  const reason = { name: 'reason', label: say('o.decisions.reason'), hint: say('o.decisions.reasonHint') }
  const form = visit.form({
    action: '/o/decisions/suppressions/add',
    right: 'run',
    content: html`${field({ ...address, value: wrong?.address, message: wrong?.messages.address, required: true })}${field({ ...reason, value: wrong?.reason, message: wrong?.messages.reason, required: true })}${submit({ label: say('o.decisions.add') })}`,
  })
  return (
    form &&
    html`<h2>${say('o.decisions.addTitle')}</h2>
${form}`
  )
}

function older({ say }: Visit, last: Suppression | undefined, holding: string): Html | '' {
  if (!last) return ''
  const query = new URLSearchParams({ q: holding, before: keyOf(last.suppressedAt, last.address) })
  return html`<nav class="pages" aria-label="${say('o.decisions.pages')}"><a href="/o/decisions/suppressions?${query.toString()}" rel="next">${say('o.decisions.older')}</a></nav>
`
}
