import { html } from 'hono/html'
import { type LetterLine, letterLines } from '../../../actions/letters/letter-lines.ts'
import { beginOneOff } from '../../../actions/one-offs/write-one-off.ts'
import {
  type OneOff,
  type OneOffReaders,
  oneOffLetter,
  parseReaders,
  readersText,
} from '../../../domain/one-off.ts'
import { attempt } from '../../../domain/refusal.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import { listOneOffs } from '../../../store/one-offs.ts'
import { typedForm } from '../../typed.ts'
import { standingWords, whenOf } from '../cohort/letter-table.ts'
import { outcomeTerms } from '../outcome-terms.ts'
import { type OneOffsVisit, readersIn, subjectOf } from './one-off-visit.ts'

/**
 * `…/one-offs`: the one-off letters of a cohort, drafts among them, and the way to a new one, `?to=got:jour-06` for
 * whom.
 */
export async function oneOffsPage(visit: OneOffsVisit): Promise<Response> {
  const { say, cohort, home, parts, all } = visit
  const letters = await listOneOffs(parts.db, cohort.id)
  const title = say('o.oneOff.title')
  const to = parseReaders(visit.c.req.query('to') ?? '')
  const begin = visit.form({
    action: all,
    right: 'write',
    content: html`${to ? toField(to, visit) : ''}${submit({ label: say('o.oneOff.begin') })}`,
  })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${title}</h1>
<p>${say('o.oneOff.means')}</p>
${cohort.state === 'running' ? begin : ''}${letters.length === 0 ? html`<p>${say('o.oneOff.none')}</p>` : await list(visit, letters)}`
  return visit.page({ title, room: 'cohorts', body })
}

function toField(to: OneOffReaders, visit: OneOffsVisit): Html {
  return html`<p>${visit.say('o.oneOff.to')} <strong>${readersIn(to, visit)}</strong></p>
<input type="hidden" name="to" value="${readersText(to)}">
`
}

type Row = { oneOff: OneOff; line: LetterLine | undefined }

async function list(visit: OneOffsVisit, letters: readonly OneOff[]): Promise<Html> {
  const { say, cohort, parts, all, home } = visit
  const names = letters.map(({ id }) => oneOffLetter(id))
  const lines = await letterLines(parts.db, { cohortId: cohort.id, letters: names })
  const byName = new Map(lines.map((line) => [line.letter, line]))
  return table<Row>({
    caption: say('o.oneOff.title'),
    kind: 'one-off-lines',
    columns: [
      {
        name: say('o.letters.letter'),
        kind: 'head',
        cell: ({ oneOff }) => html`<a href="${all}/${oneOff.id}">${subjectOf(oneOff, visit)}</a>`,
      },
      { name: say('o.oneOff.to'), cell: ({ oneOff }) => readersIn(oneOff.readers, visit) },
      {
        name: say('o.oneOff.leaves'),
        cell: ({ line }) => (line ? whenOf(visit, line) : ''),
      },
      {
        name: say('o.letters.state'),
        cell: ({ line }) => (line ? standingWords(visit, line.standing) : status(say('o.oneOff.draft'))),
      },
      { name: say('o.letters.people'), cell: ({ line }) => (line ? outcomeTerms(line, home, visit) : '') },
    ],
    rows: letters.map((oneOff) => ({ oneOff, line: byName.get(oneOffLetter(oneOff.id)) })),
  })
}

const EMPTY = { subject: '', preheader: '', body: '' } as const
const EVERYBODY: OneOffReaders = { who: 'everybody' }

/** `POST …/one-offs`: begins a draft, and leads to it. */
export async function beginLetter(visit: OneOffsVisit): Promise<Response> {
  const { cohort, edition, parts, now, all } = visit
  const course = { cohort, programme: edition.programme }
  const typed = await typedForm(visit.c)
  const readers = parseReaders(typed('to')) ?? EVERYBODY
  const begun = await attempt(beginOneOff(parts.db, course, { text: { ...EMPTY, readers }, now }))
  return visit.back('refused' in begun ? all : `${all}/${begun.id}`)
}
