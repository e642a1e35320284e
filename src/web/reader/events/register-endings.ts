import type { Context } from 'hono'
import { html } from 'hono/html'
import type { GuestState } from '../../../actions/events/confirm-registration.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { makeToken } from '../../../domain/tokens.ts'
import { keepLanguage } from '../../language.ts'
import type { Html } from '../../page.ts'
import type { PageParts } from '../../page-parts.ts'
import { phaseIn } from './event-view.ts'
import { REGISTER } from './register-words.ts'

export type Telling = { state: GuestState; language: Language }
export type Told = { title: string; content: Html }

/** What came of it, or, once the event has begun or is off, the way to the page that says what is true by then. */
export function done(
  c: Context,
  { keys }: PageParts,
  { state, language }: { state: GuestState & { kind: 'done' }; language: Language },
): Told {
  const words = REGISTER[language]
  const { reader, found, outcome } = state
  const path = `/me/${makeToken(keys, 'me', reader.enrolmentId)}/events/${found.event}`
  const onward = html`<p class="actions"><a class="button" href="${keepLanguage(c, path)}">${words.page}</a></p>`
  const late = outcome === undefined ? lateEnding({ state, language }) : undefined
  if (late) return { title: late.title, content: html`<p>${words.seePage}</p>${onward}` }
  const { standing } = found
  const { title, text } = words.outcome[outcome ?? (standing === 'none' ? 'gone' : standing)]
  const more = html`${onward}<p class="quiet">${words.pageWhy}</p>`
  return { title, content: html`<p>${text}</p>${standing === 'none' ? '' : more}` }
}

/** Why the link leads to nothing any more: the event says so by itself, or its time is over. */
export function expired(c: Context, { state, language }: Telling): Told {
  const words = REGISTER[language]
  const late = lateEnding({ state, language })
  if (late) return { title: late.title, content: html`<p>${late.text}</p>` }
  const path = `/e/${state.cohort.slug}/${state.found.event}`
  const again = html`<p class="actions"><a class="button" href="${keepLanguage(c, path)}">${words.again}</a></p>`
  return { title: words.expired, content: html`<p>${words.expiredWhy}</p>${again}` }
}

function lateEnding({ state, language }: Telling) {
  const { outcome, begun } = REGISTER[language]
  switch (phaseIn(state.cohort, state.found)) {
    case 'cancelled':
      return outcome.cancelled
    case 'over':
      return outcome.over
    case 'under-way':
      return begun
    default:
      return undefined
  }
}
