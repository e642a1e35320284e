import type { Context } from 'hono'
import { html } from 'hono/html'
import type { GuestState } from '../../../actions/events/confirm-registration.ts'
import { makeToken } from '../../../domain/tokens.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { keepLanguage } from '../../language.ts'
import type { PageParts } from '../../page-parts.ts'
import { phaseIn } from './event-view.ts'

export type Telling = { state: GuestState; language: Language }
export type Told = { title: string; content: Html }

/** What came of it, or, once the event has begun or is off, the way to the page that says what is true by then. */
export function done(
  c: Context,
  { keys }: PageParts,
  { state, language }: { state: GuestState & { kind: 'done' }; language: Language },
): Told {
  const say = sayIn(language)
  const { reader, found, outcome } = state
  const path = `/me/${makeToken(keys, 'me', reader.enrolmentId, reader.generation)}/events/${found.event}`
  const onward = html`<p class="actions"><a class="button" href="${keepLanguage(c, path)}">${say('register.page')}</a></p>`
  const late = outcome === undefined ? lateEnding({ state, language }) : undefined
  if (late) return { title: late.title, content: html`<p>${say('register.seePage')}</p>${onward}` }
  const { standing } = found
  const ending = outcome ?? (standing === 'none' ? 'gone' : standing)
  const more = html`${onward}<p class="quiet">${say('register.pageWhy')}</p>`
  return {
    title: say(`register.outcome.${ending}.title`),
    content: html`<p>${say(`register.outcome.${ending}.text`)}</p>${standing === 'none' ? '' : more}`,
  }
}

/** Why the link leads to nothing any more: the event says so by itself, or its time is over. */
export function expired(c: Context, { state, language }: Telling): Told {
  const say = sayIn(language)
  const late = lateEnding({ state, language })
  if (late) return { title: late.title, content: html`<p>${late.text}</p>` }
  const path = `/e/${state.cohort.slug}/${state.found.event}`
  const again = html`<p class="actions"><a class="button" href="${keepLanguage(c, path)}">${say('register.again')}</a></p>`
  return { title: say('register.expired'), content: html`<p>${say('register.expiredWhy')}</p>${again}` }
}

function lateEnding({ state, language }: Telling) {
  const say = sayIn(language)
  switch (phaseIn(state.cohort, state.found)) {
    case 'cancelled':
      return { title: say('register.outcome.cancelled.title'), text: say('register.outcome.cancelled.text') }
    case 'over':
      return { title: say('register.outcome.over.title'), text: say('register.outcome.over.text') }
    case 'under-way':
      return { title: say('register.begun.title'), text: say('register.begun.text') }
    default:
      return undefined
  }
}
