import { html } from 'hono/html'
import type { Decision } from '../../../domain/waiting-letter.ts'
import { whyWords } from '../../../domain/waiting-words.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import type { WaitingGroup, WaitingPerson } from '../../../store/waiting-groups.ts'
import { momentWords } from '../../moment.ts'
import { addressWords } from '../address-link.ts'
import type { Visit } from '../visit.ts'
import { choicesFor } from './choices.ts'
import { moreWords, waitingNames } from './waiting-names.ts'

type Shown = { group: WaitingGroup; title: string; people: readonly WaitingPerson[] }

/** Letters that wait for one reason: the reason, the people, and the choices, which lead to a preview. */
export function groupSection(visit: Visit, { group, title, people }: Shown): Html {
  const { say, now, language } = visit
  const { sample, state, since, expiresAt, zone } = group
  const reader = { now, zone, language }
  const expires = expiresAt > now ? 'o.decisions.until' : 'o.decisions.tooLate'
  return html`<section class="waiting" id="group-${sample}">
<h2>${status(title, state === 'unknown' ? 'partial' : 'wrong')}</h2>
<p class="said">${whyWords(group.why, language) ?? say('o.decisions.noWords')}</p>
<p>${say('o.decisions.since', { when: momentWords(since, reader) })} ${say(expires, { when: momentWords(expiresAt, reader) })}</p>
${visit.may('run') ? choiceForm(visit, group, people) : waitingNames(visit, people, group.n)}</section>
`
}

function choiceForm(visit: Visit, group: WaitingGroup, people: readonly WaitingPerson[]): Html {
  const { say } = visit
  const { sample, n } = group
  return html`<form method="get" action="/o/decisions/confirm">
<input type="hidden" name="sample" value="${sample}">
<fieldset class="field"><legend>${say('o.decisions.whom')}</legend>
<p class="hint">${say('o.decisions.unticked', { n })}</p>
${people.map((person) => personBox(visit, person))}${moreWords(visit, people, n)}</fieldset>
${choiceButtons(visit, group)}</form>
`
}

function personBox(visit: Visit, { id, address, subscriberId }: WaitingPerson): Html {
  const { say } = visit
  const words = addressWords(address, visit)
  return html`<div class="option-row"><label class="option" for="letter-${id}"><input type="checkbox" id="letter-${id}" name="id" value="${id}"> <span>${words}</span></label><a href="/o/people/${subscriberId}" aria-label="${say('o.decisions.see')} ${words}">${say('o.decisions.see')}</a></div>
`
}

function choiceButtons({ say, now }: Visit, group: WaitingGroup): Html {
  const button = (decision: Decision, tone: '' | 'quiet') =>
    html`<div><button type="submit" name="decision" value="${decision}"${tone ? html` class="${tone}"` : ''}>${say(`o.decisions.do.${decision}`)}</button>
<p class="hint">${say(`o.decisions.does.${decision}`)}</p></div>
`
  return html`<div class="decide">${choicesFor(group.state)
    .filter((decision) => decision !== 'resend' || group.expiresAt > now)
    .map((decision, index) => button(decision, index === 0 ? '' : 'quiet'))}</div>
`
}
