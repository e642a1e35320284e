import { html } from 'hono/html'
import { behindFiles } from '../../../actions/cohorts/behind-files.ts'
import type { Html } from '../../../html/html.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import { type CohortOfProgramme, cohortsOfProgramme } from '../../../store/cohorts-of-programme.ts'
import type { ProgrammeVisit } from './with-programme.ts'

const MOST = 20

/** The cohorts that run, and which of them have other words than the programme: from here they are corrected. */
export async function cohortsPart(visit: ProgrammeVisit): Promise<Html | ''> {
  const { parts, programme, say } = visit
  const all = await cohortsOfProgramme(parts.db, { programme, most: MOST })
  const running = all.filter(({ state, goesOn }) => state === 'running' && goesOn)
  if (running.length === 0) return ''
  const lines: Html[] = []
  for (const cohort of running) lines.push(await lineOf(cohort, visit))
  return html`<section id="cohorts">
<h2>${say('o.programme.cohorts')}</h2>
<p class="quiet">${say('o.programme.cohortsMeans')}</p>
<ul class="programme-cohorts">${lines}</ul>
</section>
`
}

async function lineOf({ slug, name, editionHash }: CohortOfProgramme, visit: ProgrammeVisit): Promise<Html> {
  const { parts, programme, say, language, may } = visit
  const behind = await behindFiles(parts, { programme, editionHash })
  const link = html`<a href="/o/cohorts/${slug}">${name}</a>`
  if (!behind) return html`<li>${link} <span class="state good">${say('o.programme.upToDate')}</span></li>\n`
  const words = say('o.programme.behind', { difference: differenceWords(behind, language) })
  const way = may('run')
    ? html` <a href="/o/cohorts/${slug}/correct">${say('o.programme.correct', { cohort: name })}</a>`
    : ''
  return html`<li>${link} <span class="state partial">${words}</span>${way}</li>\n`
}
