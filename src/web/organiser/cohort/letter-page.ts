import { html } from 'hono/html'
import { type Sample, sampleOfLetter } from '../../../actions/letters/sample-of-letter.ts'
import { parseAddress } from '../../../domain/address.ts'
import { oneOffId } from '../../../domain/one-off.ts'
import { attempt } from '../../../domain/refusal.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { tabs } from '../../../html/tabs.ts'
import { findEnrolmentAt } from '../../../store/samples.ts'
import { momentWords } from '../../moment.ts'
import { typedForm } from '../../typed.ts'
import { LOOKS, type Look, lookOf } from '../letter-looks.ts'
import { letterPath, sampleAsked, sampleDeps } from './letter-visit.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/letters/:letter`: a letter as one person will read it on its day, or read it. */
export async function letterPage(visit: CohortVisit, wrong?: Wrong): Promise<Response> {
  const { cohort, home, c } = visit
  const asked = sampleAsked(visit)
  const sample = await attempt(sampleOfLetter(sampleDeps(visit), asked))
  if ('refused' in sample) return visit.notFound()
  const look = lookOf(c.req.query('look'))
  const { written } = sample
  const title = 'filled' in written ? written.filled.subject : asked.letter
  const path = letterPath(visit, asked.letter)
  const as = sample.reader?.enrolmentId
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${title}</h1>
<p class="quiet">${readerWords(visit, sample)}</p>
${actions(visit, path, as)}
${chooser(visit, path, wrong)}
${'filled' in written ? shown(visit, { sample, look, path }) : html`<p class="note">${unwrittenWords(visit, sample)}</p>`}`
  return visit.page({ title, room: 'cohorts', body, status: wrong ? 422 : 200 })
}

function readerWords({ say, now, language }: CohortVisit, { reader, at, zone, isOut }: Sample): string {
  const moment = momentWords(at, { now, zone, language })
  if (!reader) return say('o.letter.asNobody', { moment })
  const values = {
    reader: reader.firstName ? `${reader.firstName} (${reader.address})` : reader.address,
    moment,
  }
  return isOut ? say('o.letter.wasRead', values) : say('o.letter.willRead', values)
}

/** Why there are no words: a mistake in the letter, or that it would not leave to this person. */
export function unwrittenWords({ say }: CohortVisit, { written }: Sample): string {
  if ('held' in written) return say('o.letter.held', { why: written.held })
  return 'putOff' in written ? say('o.letter.putOff') : say('o.letter.needless')
}

function actions(visit: CohortVisit, path: string, as: number | undefined): Html | '' {
  const { say, may, home, c } = visit
  const id = oneOffId(c.req.param('letter') ?? '')
  const stands = id === undefined ? '' : html`<a href="${home}/one-offs/${id}">${say('o.oneOff.stands')}</a>`
  const query = as === undefined ? '' : `?as=${as}`
  const test = html`<a class="button" href="${path}/test${query}">${say('o.test.title')}</a>`
  return may('write') || stands ? html`<p class="actions">${may('write') ? test : ''}${stands}</p>` : ''
}

type Wrong = { typed: string; message: string }

/** Chooses the person by their address, which no address of ours holds. */
function chooser({ say, form }: CohortVisit, path: string, wrong: Wrong | undefined): Html {
  const content = html`${field({
    name: 'address',
    type: 'email',
    label: say('o.letter.chooseLabel'),
    value: wrong?.typed,
    message: wrong?.message,
  })}${submit({ label: say('o.letter.choose'), tone: 'quiet' })}`
  return html`<details class="chooser"${wrong ? html` open` : ''}><summary>${say('o.letter.chooseTitle')}</summary>
${form({ action: `${path}/as`, right: 'look', content })}</details>`
}

/** `POST …/letters/:letter/as`: leads to the letter as the person with an address. */
export async function chooseReader(visit: CohortVisit): Promise<Response> {
  const { say, cohort, parts, c } = visit
  const typed = (await typedForm(c))('address')
  const parsed = parseAddress(typed)
  if (!parsed.ok) return letterPage(visit, { typed, message: say('o.letter.chooseWrong') })
  const id = await findEnrolmentAt(parts.db, { cohortId: cohort.id, address: parsed.address })
  if (id === undefined) return letterPage(visit, { typed, message: say('o.letter.chooseNobody') })
  return visit.back(`${letterPath(visit, c.req.param('letter') ?? '')}?as=${id}`)
}

type Shown = { sample: Sample; look: Look; path: string }

function shown({ say }: CohortVisit, { sample, look, path }: Shown): Html {
  const as = sample.reader ? `as=${sample.reader.enrolmentId}&` : ''
  const ways = tabs({
    label: say('o.letter.looks'),
    kind: 'plain',
    tabs: (Object.keys(LOOKS) as Look[]).map((each) => ({
      href: `${path}?${as}look=${each}`,
      label: say(`o.letter.look.${each}`),
      isCurrent: each === look,
    })),
  })
  if (look === 'text')
    return html`${ways}<pre>${'filled' in sample.written ? sample.written.filled.text : ''}</pre>`
  const source = `${path}/frame?${as}look=${look}`
  return html`${ways}<div class="letter-frame" role="group" tabindex="0" aria-label="${say('o.letter.scroll')}"><iframe sandbox src="${source}" width="${LOOKS[look]}" height="900" title="${say('o.letter.frame')}"></iframe></div>
<p class="quiet">${say('o.letter.links')}</p>`
}
