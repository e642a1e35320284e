import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { lastPublications } from '../../../store/published-files.ts'
import { momentWords } from '../../moment.ts'
import type { ProgrammeVisit } from './with-programme.ts'

const MOST = 10

/** Who published what lately, and why. */
export async function publicationsPart(visit: ProgrammeVisit): Promise<Html | ''> {
  const { parts, programme, say, now, language } = visit
  const last = await lastPublications(parts.db, { programme, most: MOST })
  if (last.length === 0) return ''
  const zone = await homeZone(parts.db)
  const lines = last.map(({ author, publishedAt, message, files }) => {
    const when = momentWords(publishedAt, { now, zone, language })
    return html`<li><span class="quiet">${say('o.programme.published', { author, when, files: files.length })}</span> ${message}</li>\n`
  })
  return html`<section>
<h2>${say('o.programme.publications')}</h2>
<ol class="publications">${lines}</ol>
</section>
`
}
