import { html } from 'hono/html'
import { deedWords } from '../../../domain/journal-words.ts'
import type { Html } from '../../../html/html.ts'
import { listJournal } from '../../../store/journal-list.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

const LOOKED_AT = 20

/** What somebody else made of an event while its plan was looked at, from the journal: nothing was overwritten. */
export async function changedMeanwhile(visit: Visit, { cohort, found }: EventOfVisit): Promise<Html> {
  const { say, language, parts, now } = visit
  const filter = { cohort: cohort.slug, about: ['event'] }
  const entries = await listJournal(parts.db, { filter, most: LOOKED_AT })
  const last = entries.find(({ deed }) => 'event' in deed && deed.event === found.title)
  const what = last
    ? html`<p>${last.author} ${deedWords(last.deed, language)} (${momentWords(last.at, { now, language, zone: cohort.zone })}).</p>`
    : ''
  return html`<div class="note" role="alert"><p>${say('o.events.meanwhile')}</p>${what}</div>
`
}
