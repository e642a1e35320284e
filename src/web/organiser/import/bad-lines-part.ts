import { html } from 'hono/html'
import type { ListMistake } from '../../../domain/list-problem.ts'
import { problemWords } from '../../../domain/list-problem-words.ts'
import type { ImportPreview } from '../../../domain/people-import.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { type ImportVisit, importPath } from './import-visit.ts'
import { isQuestion } from './questions.ts'

/** The lines that cannot be taken, each with what is wrong, and all of them as a file. */
export function badLinesPart(at: ImportVisit, preview: ImportPreview): Html | '' {
  const { visit } = at
  const { say, language } = visit
  const mistakes = preview.mistakes.filter(({ problem }) => !isQuestion(problem))
  if (preview.badLines === 0 || mistakes.length === 0) return ''
  const more = preview.badLines > mistakes.length
  return html`<section>${table<ListMistake>({
    caption: say('o.import.bad'),
    rows: mistakes,
    columns: [
      { name: say('o.import.bad.line'), kind: 'head', cell: ({ line }) => line.toLocaleString(language) },
      { name: say('o.import.bad.what'), cell: ({ problem }) => problemWords(problem, { language }) },
    ],
  })}${badLinesLink(at)}${more ? html`<p class="quiet">${say('o.import.bad.more', { shown: mistakes.length })}</p>` : ''}</section>`
}

export function badLinesLink(at: ImportVisit): Html | '' {
  if (!at.visit.may('run')) return ''
  return html`<p><a href="${importPath(at)}/bad-lines.csv" download>${at.visit.say('o.import.bad.take')}</a></p>\n`
}
