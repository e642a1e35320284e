import { html } from 'hono/html'
import type { Finding } from '../../domain/finding.ts'
import { findingWords } from '../../domain/finding-words.ts'
import type { Invariant } from '../../domain/invariant.ts'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { titledNames } from './titled-names.ts'
import { promiseWords } from './verdict.ts'

const CASES_SHOWN = 10

/** A row for each invariant: the promise, whether it holds, and what broke it. */
export function auditSection(report: RehearsalReport): Html {
  const { audit, language } = report
  const say = sayIn(language)
  return html`<section id="audit" aria-labelledby="audit-title">
<h2 id="audit-title">${say('report.auditTitle')}</h2>
<table class="audit">
<caption>${say('report.auditCaption')}</caption>
<thead><tr><th scope="col">${say('report.promise')}</th><th scope="col">${say('report.result')}</th></tr></thead>
<tbody>
${audit.invariants.map((invariant) => invariantRow(invariant, report))}</tbody>
</table>
${closeTogether(report)}</section>
`
}

function invariantRow(invariant: Invariant, report: RehearsalReport): Html {
  const { language } = report
  const say = sayIn(language)
  const { id, holds, broken } = invariant
  const cases = broken.slice(0, CASES_SHOWN)
  return html`<tr class="${holds ? 'holds' : 'broken'}"><th scope="row">${promiseWords(invariant, language)} <span class="quiet">${id}</span>${
    cases.length === 0 ? '' : caseList(cases, report)
  }${broken.length > cases.length ? html`<p class="quiet">${say('report.more', { n: broken.length - cases.length })}</p>` : ''}</th><td>${holds ? say('report.holds') : say('report.broken')}</td></tr>
`
}

/** What is no break of a promise, and still may be worth a look. */
function closeTogether(report: RehearsalReport): Html | '' {
  const { language } = report
  const close = report.audit.closeTogether
  if (close.length === 0) return ''
  const say = sayIn(language)
  return html`<h3 class="subhead">${say('report.closeTitle')}</h3>
<p class="quiet">${say('report.closeNote', { n: close.length })}</p>
${caseList(close.slice(0, CASES_SHOWN), report)}
`
}

function caseList(cases: readonly Finding[], report: RehearsalReport): Html {
  const told = { language: report.language, names: titledNames(report) }
  return html`<ul class="cases">${cases.map((one) => html`<li>${findingWords(one, told)}</li>`)}</ul>`
}
