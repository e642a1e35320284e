import { html } from 'hono/html'
import type { LineMark } from '../../../actions/programmes/check-text.ts'
import { warningWords } from '../../../domain/warning-words.ts'
import { attributes } from '../../../html/attributes.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import type { Visit } from '../visit.ts'

/** In characters: as much of a line as shows which one it is. */
const QUOTED = 60

/** A file that is being written; `language`: of its programme, undefined where its schedule cannot be read. */
type WrittenText = { text: string; language: Language | undefined }

/** What is wrong with a text, line by line; each number leads to its line, on another page where `page` is its address. */
export function lineMarks(
  marks: readonly LineMark[],
  { text, language }: WrittenText,
  visit: Visit,
  page = '',
): Html {
  const { say } = visit
  if (marks.length === 0) return html`<p class="state good">${say('o.lesson.noMistake')}</p>`
  const lines = text.split('\n')
  const errors = marks.filter(({ isError }) => isError).length
  return html`<p><strong>${say('o.lesson.marks', { errors, warnings: marks.length - errors })}</strong></p>
<ul class="line-marks">${marks.map((mark) => markView(mark, { line: lines[mark.line - 1] ?? '', language, page }, visit))}</ul>
`
}

type Place = { line: string; page: string } & Pick<WrittenText, 'language'>

function markView(mark: LineMark, { line, page, ...place }: Place, { say, language }: Visit): Html {
  const { what, expected, warning, isError } = mark
  const words = warning
    ? html`${warningWords(warning, { language })}`
    : html`<span lang="en">${expected === undefined ? what : `${what}, expected ${expected}`}</span>`
  const quoted = line.trim().slice(0, QUOTED)
  return html`<li class="${isError ? 'wrong' : 'partial'}"><a href="${page}#text" data-line="${mark.line}">${say('o.lesson.line', { line: mark.line })}</a>${quoted === '' ? '' : html` <q${attributes({ lang: place.language })}>${quoted}</q>`}<br>${words}</li>
`
}
