import { html } from 'hono/html'
import { dateWords } from '../../../domain/moment-words.ts'
import type { Html } from '../../page.ts'
import { eventForm } from './event-form.ts'
import { safeAddress } from './event-view.ts'
import type { MyEvent } from './my-event.ts'
import { MY_EVENT } from './my-event-words.ts'

/** The way to the sign-up of a mooc, which is elsewhere: by a button that notes it once, then by a plain link. */
export function moocSection(my: MyEvent): Html | '' {
  const { view, place } = my
  const words = MY_EVENT[place.language]
  const { opens } = view.state.moments
  if (view.phase === 'coming')
    return opens ? html`<section><p>${words.opens(dateWords(opens, view.reader))}</p></section>` : ''
  return view.phase === 'open' ? html`${way(my)}${forget(my)}` : ''
}

function way({ course: { found }, place }: MyEvent): Html {
  const words = MY_EVENT[place.language]
  const url = safeAddress(found.outsideUrl)
  if (url === undefined) return html`<section><p>${words.noSignUp}</p></section>`
  const site = new URL(url).host
  if (found.standing === 'none')
    return html`<section><p>${words.goingWhy(site)}</p>
${eventForm(place, { event: found.event, wish: 'go', button: words.going })}</section>`
  return html`<section><p>${words.gone(site)}</p>
<p class="actions"><a class="button" href="${url}" rel="noreferrer">${words.goAgain}</a></p></section>`
}

function forget({ course: { found }, place }: MyEvent): Html | '' {
  const words = MY_EVENT[place.language]
  if (found.standing === 'none') return ''
  const form = eventForm(place, {
    event: found.event,
    wish: 'unregister',
    button: words.forget,
    isQuiet: true,
  })
  return html`<section><h2>${words.forgetTitle}</h2><p>${words.forgetWhy}</p>${form}</section>`
}
