import { html } from 'hono/html'
import { dateWords } from '../../../domain/moment-words.ts'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { eventForm } from './event-form.ts'
import { safeAddress } from './event-view.ts'
import type { MyEvent } from './my-event.ts'

/** The way to the sign-up of a mooc, which is elsewhere: by a button that notes it once, then by a plain link. */
export function moocSection(my: MyEvent): Html | '' {
  const { view, place } = my
  const say = sayIn(place.language)
  const { opens } = view.state.moments
  if (view.phase === 'coming')
    return opens
      ? html`<section><p>${say('event.mine.opens', { when: dateWords(opens, view.reader) })}</p></section>`
      : ''
  return view.phase === 'open' ? html`${way(my)}${forget(my)}` : ''
}

function way({ course: { found }, place }: MyEvent): Html {
  const say = sayIn(place.language)
  const url = safeAddress(found.outsideUrl)
  if (url === undefined) return html`<section><p>${say('event.mine.noSignUp')}</p></section>`
  const site = new URL(url).host
  if (found.standing === 'none')
    return html`<section><p>${say('event.mine.goingWhy', { site })}</p>
${eventForm(place, { event: found.event, wish: 'go', button: say('event.mine.going') })}</section>`
  return html`<section><p>${say('event.mine.gone', { site })}</p>
<p class="actions"><a class="button" href="${url}" rel="noreferrer">${say('event.mine.goAgain')}</a></p></section>`
}

function forget({ course: { found }, place }: MyEvent): Html | '' {
  const say = sayIn(place.language)
  if (found.standing === 'none') return ''
  const form = eventForm(place, {
    event: found.event,
    wish: 'unregister',
    button: say('event.mine.forget'),
    isQuiet: true,
  })
  return html`<section><h2>${say('event.mine.forgetTitle')}</h2><p>${say('event.mine.forgetWhy')}</p>${form}</section>`
}
