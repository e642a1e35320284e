import { html } from 'hono/html'
import { resendLetter } from '../../../actions/people/resend-letter.ts'
import { isOut } from '../../../actions/readers/ask-lesson-again.ts'
import { attempt } from '../../../domain/refusal.ts'
import { makeToken } from '../../../domain/tokens.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { generationOf } from '../../../store/generations.ts'
import { listCourses, type Person } from '../../../store/people-person.ts'
import { lettersTo, type PersonLetter } from '../../../store/people-timeline.ts'
import { momentWords } from '../../moment.ts'
import { typedForm } from '../../typed.ts'
import { shownLetterName } from '../letter-name.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { coursesByEnrolment } from './courses-by-enrolment.ts'
import { canBeSentAgain } from './history-table.ts'
import { outcomeStatus } from './outcome-words.ts'
import { personName } from './people-table.ts'
import { personPath } from './person-route.ts'

/** `/o/people/<id>/resend?delivery=<id>`: what would leave, to whom and when, before it does; or the link to give. */
export async function resendPage(visit: Visit, person: Person): Promise<Response> {
  const letter = await letterIn(visit, person, visit.c.req.query('delivery') ?? '')
  return letter ? showResend(visit, { person, letter }) : visit.notFound()
}

/** Sends it. */
export async function resend(visit: Visit, person: Person): Promise<Response> {
  const { parts, by } = visit
  const letter = await letterIn(visit, person, (await typedForm(visit.c))('delivery'))
  if (!letter) return visit.notFound()
  const wanted = { enrolmentId: letter.enrolmentId, letter: letter.letter, by }
  const done = await attempt(resendLetter(parts.db, wanted, parts.clock))
  if (typeof done !== 'string')
    return showResend(visit, { person, letter, message: refusedSentence(done, visit) })
  return visit.back(personPath(person), { message: 'o.person.resent', values: { address: person.address } })
}

async function letterIn(
  { parts }: Visit,
  { id }: Person,
  delivery: string,
): Promise<PersonLetter | undefined> {
  const letters = await lettersTo(parts.db, id)
  return letters.find((letter) => String(letter.deliveryId) === delivery && canBeSentAgain(letter))
}

type Resend = { person: Person; letter: PersonLetter; message?: string }

async function showResend(visit: Visit, { person, letter, message }: Resend): Promise<Response> {
  const { say, language, now, parts } = visit
  const names = await coursesByEnrolment(parts.db, await listCourses(parts.db, person.id))
  const name = shownLetterName(letter, names.get(letter.enrolmentId), visit)
  const when = momentWords(letter.at, { now, zone: letter.zone, language })
  const title = say('o.person.resend.title')
  return visit.page({
    title,
    room: 'people',
    status: message ? 422 : 200,
    body: html`${errorSummary({ main: message }, language)}<h1>${title}</h1>
<p><strong>${name}</strong><br>${outcomeStatus(letter.outcome, say)}, ${when}</p>
${person.suppression ? html`<p>${refusedSentence({ refused: 'sends-nothing-there' }, visit)}</p>` : sendForm(visit, { person, letter })}
${await linkToGive(letter, visit)}`,
  })
}

function sendForm(visit: Visit, { person, letter }: Resend): Html {
  const { say } = visit
  const { name } = personName(person, visit)
  const content = html`<input type="hidden" name="delivery" value="${letter.deliveryId}">${submit(
    { label: say('o.person.resend.button') },
    html`<a href="${personPath(person)}">${say('form.back')}</a>`,
  )}`
  return html`<p>${say('o.person.resend.to', { name, address: person.address })}</p>
<p>${say(RISKS[letter.state] ?? 'o.person.resend.once')}</p>
${visit.form({ action: `${personPath(person)}/resend`, right: 'run', content })}`
}

/** What to know before a letter leaves again that waits for a decision. */
const RISKS: { readonly [state: string]: 'o.person.resend.unknown' | 'o.person.resend.held' } = {
  unknown: 'o.person.resend.unknown',
  held: 'o.person.resend.held',
}

/** The address of the lesson on the web, which is the person's own. */
async function linkToGive(letter: PersonLetter, { say, parts }: Visit): Promise<Html | ''> {
  const { kind, deliveryId } = letter
  if (kind !== 'lesson' || !isOut(letter)) return ''
  const generation = await generationOf(parts.db, 'delivery', deliveryId)
  const link = `${parts.publicUrl}/read/${makeToken(parts.keys, 'read', deliveryId, generation)}`
  return html`<h2>${say('o.person.resend.link')}</h2>
<p>${say('o.person.resend.linkText')}</p>
<p class="copied">${link}</p>`
}
