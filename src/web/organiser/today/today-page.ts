import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { MOST_COUNTED } from '../../../store/most-counted.ts'
import { aheadWords } from '../moments.ts'
import type { Visit } from '../visit.ts'
import { lastTable } from './last-table.ts'
import { needItem } from './need.ts'
import { bounceNeed, draftNeed, linkNeed, relayNeed, waitingNeed } from './needs.ts'
import { nextTable } from './next-table.ts'
import { pauseNeed } from './pause-need.ts'
import { readToday, type Today } from './read-today.ts'
import { relayTest } from './relay-test.ts'
import { setUpSection } from './set-up-section.ts'

/** `/o`: what needs somebody first, then what leaves next, then what left. It refreshes by itself, in place. */
export async function todayPage(visit: Visit): Promise<Response> {
  const { say } = visit
  const today = await readToday(visit)
  const title = say('o.today.title')
  return visit.page({
    title,
    room: 'today',
    body: html`<h1>${title}</h1>
<div id="live" hx-get="/o" hx-trigger="every 20s" hx-select="#live" hx-swap="outerMorph">
${setUpSection(visit, today.setUp)}${needsSection(visit, today)}
${lettersSections(visit, today)}</div>
`,
  })
}

function needsSection(visit: Visit, today: Today): Html | '' {
  const { say } = visit
  const needs = [
    ...today.faults.slice(0, 1).map((fault) => relayNeed(visit, fault)),
    ...today.pauses.map((pause) => pauseNeed(visit, pause)),
    ...today.waiting.map((group) => waitingNeed(visit, group, today.courses)),
    ...today.links.map((link) => linkNeed(visit, link)),
    // A new installation has its steps above.
    ...(today.setUp.hasBegun ? today.drafts.map((draft) => draftNeed(visit, draft)) : []),
    ...(today.bounces.length > 0 ? [bounceNeed(visit, today.bounces)] : []),
  ]
  // A new installation is shown its next step, and nothing that can wait for nobody yet.
  if (needs.length === 0 && !today.setUp.hasBegun) return ''
  return html`<section aria-labelledby="needs">
<h2 id="needs">${say('o.today.needs', { n: needs.length })}</h2>
${needs.length === 0 ? html`<p>${status(say('o.today.nothing'), 'good')}</p>` : html`<ul class="needs">\n${needs.map(needItem)}</ul>`}
<p class="quiet"><a href="/o/decisions">${say('o.decisions.title')}</a> · <a href="/o/decisions/bounces">${say('o.decisions.tab.bounces')}</a></p>
</section>
`
}

/** Nothing before there is a letter: what a new installation needs stands above. */
function lettersSections(visit: Visit, today: Today): Html | '' {
  if (!today.setUp.hasBegun && today.next.length === 0) return ''
  return html`<section>${nextTable(visit, today)}${underWay(visit, today)}</section>
<section>${lastTable(visit, today)}</section>
<div class="relay">${relayTest(visit, 'quiet')}</div>
`
}

/** Letters that are due and wait for the relay. */
function underWay({ say, now, language }: Visit, { underWay: { n, nextAt } }: Today): Html | '' {
  if (n === 0) return ''
  const when =
    nextAt && nextAt > now ? aheadWords(nextAt, { now, language, zone: 'UTC' }) : say('o.today.now')
  return n > MOST_COUNTED
    ? html`<p>${say('o.today.underWayMore', { n: MOST_COUNTED, when })}</p>`
    : html`<p>${say('o.today.underWay', { n, when })}</p>`
}
