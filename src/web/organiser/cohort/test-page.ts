import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import { sampleOfLetter } from '../../../actions/letters/sample-of-letter.ts'
import { MOST_ADDRESSES, sendTest, type TestResult } from '../../../actions/letters/send-test.ts'
import { type Address, parseAddress } from '../../../domain/address.ts'
import { attempt } from '../../../domain/refusal.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import { linesField } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { momentWords } from '../../moment.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { unwrittenWords } from './letter-page.ts'
import { letterPath, readAs, sampleAsked, sampleDeps } from './letter-visit.ts'
import type { CohortVisit } from './with-cohort.ts'

const LONGEST = 1000

type Wrong = { typed: string; message: string }

/** `…/letters/:letter/test`: sends a letter to a few addresses, as a test. */
export async function testPage(visit: CohortVisit, wrong?: Wrong): Promise<Response> {
  const { say, cohort, home, organiser, language, now } = visit
  const asked = sampleAsked(visit)
  const sample = await attempt(sampleOfLetter(sampleDeps(visit), asked))
  if ('refused' in sample) return visit.notFound()
  const { written, reader, at, zone } = sample
  const path = letterPath(visit, asked.letter)
  const subject = 'filled' in written ? written.filled.subject : asked.letter
  const moment = momentWords(at, { now, zone, language })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${say('o.test.title')}</h1>
${wrong ? errorSummary({ to: wrong.message }, language) : ''}
<p class="standfirst">${subject}</p>
<p>${reader ? say('o.test.as', { reader: reader.address, moment }) : say('o.test.asNobody', { moment })} <a href="${path}">${say('o.test.see')}</a></p>
${'filled' in written ? sendForm(visit, path, { wrong, as: reader?.enrolmentId, own: organiser.address }) : html`<p class="note">${unwrittenWords(visit, sample)}</p>`}
<p class="quiet">${say('o.test.outside')}</p>`
  return visit.page({ title: say('o.test.title'), room: 'cohorts', body, status: wrong ? 422 : 200 })
}

type SendForm = { wrong: Wrong | undefined; as: number | undefined; own: Address }

function sendForm({ say, form }: CohortVisit, path: string, { wrong, as, own }: SendForm): Html | '' {
  const content = html`${as === undefined ? '' : html`<input type="hidden" name="as" value="${as}">`}${linesField(
    {
      name: 'to',
      label: say('o.test.to'),
      hint: say('o.test.toHint', { most: MOST_ADDRESSES }),
      value: wrong?.typed ?? own,
      message: wrong?.message,
      rows: 2,
      longest: LONGEST,
      required: true,
    },
  )}${submit({ label: say('o.test.button') })}`
  return form({ action: `${path}/test`, right: 'write', content })
}

/** `POST …/letters/:letter/test` */
export async function makeTest(visit: CohortVisit): Promise<Response> {
  const { c, cohort, by, now, parts } = visit
  const typed = await typedForm(c)
  const to = readAddresses(typed('to'))
  if ('wrong' in to) return testPage(visit, { typed: typed('to'), message: addressWords(visit, to.wrong) })
  const letter = c.req.param('letter') ?? ''
  const as = readAs(typed('as'))
  const deps = { ...sampleDeps(visit), post: parts.post, uniqueId: randomUUID }
  const sent = await attempt(sendTest(deps, { cohort, letter, as, to: to.addresses, by, now }))
  if ('refused' in sent) return testPage(visit, { typed: typed('to'), message: refusedSentence(sent, visit) })
  const answers = sent.map((result) => answerWords(visit, result)).join(' · ')
  const told = { message: 'o.test.sent', values: { answers, people: sent.length } } as const
  return visit.back(`${letterPath(visit, letter)}${as === undefined ? '' : `?as=${as}`}`, told)
}

type Read = { addresses: Address[] } | { wrong: { text: string } | 'none' | 'many' }

function readAddresses(typed: string): Read {
  const texts = [...new Set(typed.split(/[\s,;]+/).filter((text) => text !== ''))]
  if (texts.length === 0) return { wrong: 'none' }
  if (texts.length > MOST_ADDRESSES) return { wrong: 'many' }
  const addresses: Address[] = []
  for (const text of texts) {
    const parsed = parseAddress(text)
    if (!parsed.ok) return { wrong: { text } }
    addresses.push(parsed.address)
  }
  return { addresses }
}

function addressWords({ say }: CohortVisit, wrong: Extract<Read, { wrong: unknown }>['wrong']): string {
  if (wrong === 'none') return say('o.test.none')
  return wrong === 'many'
    ? say('o.test.many', { most: MOST_ADDRESSES })
    : say('o.test.wrong', { address: wrong.text })
}

/** What the relay said of one address. */
function answerWords({ say }: CohortVisit, { to, outcome }: TestResult): string {
  const reply = 'reply' in outcome ? outcome.reply : ''
  return outcome.kind === 'submitted'
    ? say('o.test.taken', { to, reply })
    : say('o.test.refused', { to, reply })
}
