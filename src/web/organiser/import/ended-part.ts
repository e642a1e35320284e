import { html } from 'hono/html'
import { refusalWords, type WordedRefusal } from '../../../domain/refusal-words.ts'
import type { Html } from '../../../html/html.ts'
import { badLinesOf } from '../../../store/import-files.ts'
import { badLinesLink } from './bad-lines-part.ts'
import { type ImportVisit, importPath, importsPath } from './import-visit.ts'

/** How an import ended: whom it enrolled, whom not, which lines are left to correct, and the way to take it back. */
export async function endedPart(at: ImportVisit): Promise<Html> {
  const { visit, cohort, found } = at
  const { say } = visit
  return html`${outcome(at)}${counts(at)}${found.basis === null ? '' : html`<p class="quiet">${say('o.import.basisKept', { basis: found.basis })}</p>`}
${await badLines(at)}<p class="actions">${nextStep(at)} <a href="${importsPath(cohort)}">${say('o.import.another')}</a></p>
${undoLink(at)}`
}

/** People who are in a draft get nothing before it is scheduled. */
function nextStep({ visit, cohort, found }: ImportVisit): Html {
  const { say, may } = visit
  const home = `/o/cohorts/${cohort.slug}`
  const people = say('o.import.seePeople', { cohort: cohort.name })
  if (cohort.state !== 'draft' || found.state === 'undone' || !may('run'))
    return html`<a class="button" href="${home}/people">${people}</a>`
  return html`<a class="button" href="${home}/settings">${say('o.cohort.schedule')}</a> <a href="${home}/people">${people}</a>`
}

function outcome({ visit, found }: ImportVisit): Html {
  const { say, language } = visit
  const { enrolled, people, removed, stayed, why } = found
  if (found.state === 'undone')
    return html`<p class="lead">${say('o.import.undone', { removed, stayed })}</p>`
  if (why) {
    // Only an enrolment refuses here, and never what a rehearsal refuses.
    const words = refusalWords(why as WordedRefusal, { language })
    return html`<p class="note wrong" role="alert">${say('o.import.stopped', { why: words, enrolled, people })}</p>`
  }
  if (enrolled === 0)
    return html`<p class="note wrong" role="alert">${say('o.import.done', { enrolled })}</p>`
  return html`<p class="lead">${say('o.import.done', { enrolled })}</p>`
}

function counts({ visit, found }: ImportVisit): Html {
  const { say, language } = visit
  const shown = Object.entries({ already: found.already, erased: found.erased } as const).filter(
    ([, n]) => n > 0,
  )
  return html`<ul class="counts">${shown.map(
    ([name, count]) =>
      html`<li><strong>${count.toLocaleString(language)}</strong> ${say(`o.import.count.${name as 'already'}`, { n: count })}</li>\n`,
  )}</ul>`
}

async function badLines(at: ImportVisit): Promise<Html | ''> {
  const kept = await badLinesOf(at.visit.parts.db, at.found.id)
  const { say, language } = at.visit
  if (!kept || kept.lines.length === 0) return ''
  return html`<p><strong>${kept.lines.length.toLocaleString(language)}</strong> ${say('o.import.count.bad', { n: kept.lines.length })}. ${say('o.import.bad.kept')}</p>
${badLinesLink(at)}`
}

function undoLink(at: ImportVisit): Html | '' {
  const { visit, found } = at
  if (!visit.may('run') || found.state === 'undone' || found.enrolled === 0) return ''
  return html`<p><a href="${importPath(at)}/undo">${visit.say('o.import.undo')}</a></p>`
}
