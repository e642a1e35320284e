import { html } from 'hono/html'
import { problemWords, remarkWords } from '../../../domain/list-problem-words.ts'
import { type ImportPreview, wouldJoin } from '../../../domain/people-import.ts'
import { refusalWords } from '../../../domain/refusal-words.ts'
import type { Html } from '../../../html/html.ts'
import { importedBefore } from '../../../store/imports.ts'
import { answersForm } from './answers-form.ts'
import { badLinesPart } from './bad-lines-part.ts'
import { type ImportVisit, importsPath, type Redisplay, when } from './import-visit.ts'
import { landingPart } from './landing-part.ts'
import { startForm } from './start-form.ts'

/** What is in a list, what would become of its people, and the form that enrols them. */
export async function previewPart(at: ImportVisit, again: Redisplay | undefined): Promise<Html> {
  const { preview } = at.found
  if (!preview) throw new Error(`the import ${at.found.id} is ready and was not looked at`)
  const fault = faultOf(at, preview)
  return html`${formatLine(at, preview)}
${fault ? faultPart(at, fault) : html`${summary(at, preview)}${await beforeNote(at)}${startForm(at, preview, again)}${landingPart(at, preview)}`}
${preview.header.length > 0 ? answersForm(at, preview) : ''}${badLinesPart(at, preview)}`
}

function formatLine({ visit }: ImportVisit, { encoding, separator, sheet }: ImportPreview): Html | '' {
  const { say } = visit
  const names: Record<string, string> = { ',': 'comma', ';': 'semicolon' }
  if (sheet !== undefined) return html`<p class="quiet">${say('o.import.format.xlsx', { sheet })}</p>`
  if (separator === undefined) return ''
  const named = names[separator] ?? 'tab'
  return html`<p class="quiet">${say('o.import.format.csv', { encoding, separator: named })}</p>`
}

/** Why nobody can be enrolled from this list as it is. */
function faultOf({ visit, cohort }: ImportVisit, preview: ImportPreview): string | undefined {
  const { say, language } = visit
  const { closed, stoppedAt } = preview
  const last = preview.mistakes.at(-1)
  if (stoppedAt !== undefined && last)
    return say('o.import.unreadLine', { line: stoppedAt, problem: problemWords(last.problem, { language }) })
  if (closed === 'cohort-cancelled')
    return refusalWords({ refused: closed, cohort: cohort.name }, { language })
  const { name, dayOne } = cohort
  return closed && refusalWords({ refused: closed, cohort: name, dayOne }, { language })
}

function faultPart({ visit, cohort }: ImportVisit, fault: string): Html {
  return html`<p class="note wrong" role="alert">${fault}</p>
<p class="actions"><a class="button" href="${importsPath(cohort)}">${visit.say('o.import.another')}</a></p>`
}

function summary({ visit, cohort }: ImportVisit, preview: ImportPreview): Html {
  const { say, language } = visit
  const { fresh, already, suppressed, erased, leftCount: left, badLines: bad, repeated } = preview
  const counts = Object.entries({ fresh, already, suppressed, erased, left, bad, repeated } as const)
  const shown = counts.filter(([, count]) => count > 0)
  const remarks = preview.remarks.map((remark) => remarkWords(remark, { language }))
  return html`<p class="lead">${say('o.import.summary', { people: wouldJoin(preview), cohort: cohort.name })}</p>
<ul class="counts">${shown.map(
    ([name, count]) =>
      html`<li><strong>${count.toLocaleString(language)}</strong> ${say(`o.import.count.${name as 'fresh'}`, { n: count })}</li>\n`,
  )}</ul>
${remarks.map((words) => html`<p class="note">${words}</p>\n`)}`
}

async function beforeNote(at: ImportVisit): Promise<Html | ''> {
  const { visit, found } = at
  const before = await importedBefore(visit.parts.db, found)
  return before ? html`<p class="note">${visit.say('o.import.again', { moment: when(at, before) })}</p>` : ''
}
