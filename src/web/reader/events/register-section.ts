import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { eventForm } from './event-form.ts'
import { hasRecordingLetter, isForRecording, type MyEvent } from './my-event.ts'

/** Registering for a webinar, or taking it back. */
export function registerSection(my: MyEvent): Html | '' {
  const { phase } = my.view
  if (phase === 'cancelled' || (phase !== 'coming' && !isForRecording(my.view))) return ''
  return my.course.found.standing === 'none' ? enter(my) : leave(my)
}

function enter({ course: { found }, view, place }: MyEvent): Html | '' {
  const say = sayIn(place.language)
  const { event } = found
  if (view.phase !== 'coming') {
    if (!hasRecordingLetter(view)) return ''
    return html`<section><p>${say('event.mine.forRecordingWhy')}</p>
${eventForm(place, { event, wish: 'register', button: say('event.mine.forRecording') })}</section>`
  }
  const [why, button] = found.isFull
    ? [say('event.mine.waitForWhy'), say('event.mine.waitFor')]
    : [say('event.mine.registerWhy'), say('event.mine.register')]
  return html`<section><p>${why}</p>
${eventForm(place, { event, wish: 'register', button })}</section>`
}

function leave({ course: { found }, view, place }: MyEvent): Html | '' {
  const say = sayIn(place.language)
  const form = (button: string) =>
    eventForm(place, { event: found.event, wish: 'unregister', button, isQuiet: true })
  if (view.phase !== 'coming')
    return found.standing === 'waiting' || !hasRecordingLetter(view)
      ? ''
      : html`<section><h2>${say('event.mine.dropTitle')}</h2><p>${say('event.mine.dropWhy')}</p>${form(say('event.mine.drop'))}</section>`
  if (found.standing === 'waiting')
    return html`<section><h2>${say('event.mine.leaveTitle')}</h2><p>${say('event.mine.stopWaitingWhy')}</p>${form(say('event.mine.stopWaiting'))}</section>`
  return html`<section><h2>${say('event.mine.leaveTitle')}</h2><p>${say('event.mine.leaveWhy')}</p>${form(say('event.mine.leave'))}</section>`
}
