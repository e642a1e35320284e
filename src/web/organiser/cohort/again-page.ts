import { html } from 'hono/html'
import { callBackResend, HOLD_MS, sendAgain } from '../../../actions/letters/send-again.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { table } from '../../../html/table.ts'
import { findPause } from '../../../store/pauses.ts'
import { findMissed, listResends, type MissedPerson, type Resend } from '../../../store/resends.ts'
import { momentWords } from '../../moment.ts'
import { typedForm } from '../../typed.ts'
import { courseOf } from '../courses.ts'
import { letterName } from '../letter-name.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { letterPath } from './letter-visit.ts'
import type { CohortVisit } from './with-cohort.ts'

/** People who are named; the rest is counted. */
const MOST_NAMED = 100

/** `…/letters/:letter/again`: who did not get a lesson and can have it, before it is sent to them. */
export async function againPage(visit: CohortVisit, refused?: Refusal): Promise<Response> {
  const { say, cohort, home, parts, c } = visit
  const letter = c.req.param('letter') ?? ''
  const course = await courseOf(parts.db, cohort.editionHash)
  const lesson = course.lessons.find((each) => each.letter === letter)
  if (!lesson) return visit.notFound()
  const of = { cohortId: cohort.id, letter }
  const missed = await findMissed(parts.db, of, MOST_NAMED)
  const title = say('o.again.title', {
    letter: letterName({ letter, kind: 'lesson', day: lesson.day, event: null }, course, visit),
  })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${title}</h1>
${refused ? html`<p class="note" role="alert">${refusedSentence(refused, visit)}</p>` : ''}
${missed.people === 0 ? html`<p>${say('o.again.nobody')}</p>` : await preview(visit, letter, missed)}
${sentBefore(visit, await listResends(parts.db, of))}`
  return visit.page({ title, room: 'cohorts', body, status: refused ? 409 : 200 })
}

async function preview(
  visit: CohortVisit,
  letter: string,
  { people, first }: { people: number; first: MissedPerson[] },
): Promise<Html> {
  const { say, home, parts, cohort } = visit
  const pause = await findPause(parts.db, cohort.id)
  const form = visit.form({
    action: `${letterPath(visit, letter)}/again`,
    right: 'run',
    content: html`<input type="hidden" name="seen" value="${people}">
${submit({ label: say('o.again.button', { people }) }, html`<a href="${home}">${say('o.cohort.back')}</a>`)}`,
  })
  return html`<p class="standfirst">${say('o.again.means', { people })}</p>
<ul>
<li>${say('o.again.when', { seconds: HOLD_MS / 1000 })}</li>
<li>${say('o.again.words')}</li>
<li>${say('o.again.final')}</li>
${pause ? html`<li>${say('o.again.paused')}</li>` : ''}
</ul>
${form}${named(visit, first)}${people > first.length ? html`<p class="quiet">${say('o.again.more', { people: people - first.length })}</p>` : ''}
<p class="quiet">${say('o.again.others')}</p>`
}

function named({ say }: CohortVisit, people: readonly MissedPerson[]): Html {
  return table<MissedPerson>({
    caption: say('o.again.who'),
    columns: [
      { name: say('o.again.address'), kind: 'head', cell: ({ address }) => address },
      { name: say('o.again.name'), cell: ({ firstName }) => firstName ?? '' },
      { name: say('o.again.why'), cell: ({ why }) => say(`o.again.why.${why}`) },
    ],
    rows: people,
  })
}

function sentBefore(visit: CohortVisit, resends: readonly Resend[]): Html | '' {
  const { say, cohort, now, language } = visit
  if (resends.length === 0) return ''
  const item = ({ sentAt, people }: Resend) =>
    html`<li>${say('o.again.before', { people, moment: momentWords(sentAt, { now, zone: cohort.zone, language }) })}</li>\n`
  return html`<h2>${say('o.again.beforeTitle')}</h2>
<ul>
${resends.map(item)}</ul>`
}

/** `POST …/letters/:letter/again` */
export async function makeAgain(visit: CohortVisit): Promise<Response> {
  const { c, cohort, by, now, parts, home } = visit
  const letter = c.req.param('letter') ?? ''
  const seen = Number((await typedForm(c))('seen'))
  const sent = await attempt(sendAgain(parts.db, { cohort, letter, seen, by, now }))
  if ('refused' in sent) return againPage(visit, sent)
  return visit.back(home, {
    message: 'o.again.done',
    values: { people: sent.people, seconds: HOLD_MS / 1000 },
    undo: { action: `${home}/call-back`, label: 'o.again.undo', fields: { resend: String(sent.id) } },
  })
}

/** `POST …/call-back`: takes back what was just sent. */
export async function makeCallBack(visit: CohortVisit): Promise<Response> {
  const { c, cohort, by, now, parts, home } = visit
  const id = Number((await typedForm(c))('resend'))
  const back = await attempt(
    callBackResend(parts.db, { cohort, id: Number.isSafeInteger(id) ? id : 0, by, now }),
  )
  if ('refused' in back) return visit.back(home, { message: 'o.again.gone' })
  return visit.back(home, { message: 'o.again.undone', values: { people: back.people } })
}
