import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { WaitingPerson } from '../../../store/waiting-groups.ts'
import { addressLink } from '../address-link.ts'
import type { Visit } from '../visit.ts'

/** The first people of a group of `n`, each with the way to their page. */
export function waitingNames(visit: Visit, people: readonly WaitingPerson[], n: number): Html {
  return html`<ul class="names">
${people.map((person) => html`<li>${addressLink(person, visit)}</li>\n`)}</ul>
${moreWords(visit, people, n)}`
}

/** How many of a group are not shown. */
export function moreWords({ say }: Visit, people: readonly WaitingPerson[], n: number): Html | '' {
  return n > people.length
    ? html`<p class="quiet">${say('o.decisions.more', { n: n - people.length })}</p>`
    : ''
}
