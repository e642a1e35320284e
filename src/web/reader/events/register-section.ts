import { html } from 'hono/html'
import type { Html } from '../../page.ts'
import { eventForm } from './event-form.ts'
import { hasRecordingLetter, isForRecording, type MyEvent } from './my-event.ts'
import { MY_EVENT } from './my-event-words.ts'

/** Registering for a webinar, or taking it back. */
export function registerSection(my: MyEvent): Html | '' {
  const { phase } = my.view
  if (phase === 'cancelled' || (phase !== 'coming' && !isForRecording(my.view))) return ''
  return my.course.found.standing === 'none' ? enter(my) : leave(my)
}

function enter({ course: { found }, view, place }: MyEvent): Html | '' {
  const words = MY_EVENT[place.language]
  const { event } = found
  if (view.phase !== 'coming') {
    if (!hasRecordingLetter(view)) return ''
    return html`<section><p>${words.forRecordingWhy}</p>
${eventForm(place, { event, wish: 'register', button: words.forRecording })}</section>`
  }
  const [why, button] = found.isFull ? [words.waitForWhy, words.waitFor] : [words.registerWhy, words.register]
  return html`<section><p>${why}</p>
${eventForm(place, { event, wish: 'register', button })}</section>`
}

function leave({ course: { found }, view, place }: MyEvent): Html | '' {
  const words = MY_EVENT[place.language]
  const form = (button: string) =>
    eventForm(place, { event: found.event, wish: 'unregister', button, isQuiet: true })
  if (view.phase !== 'coming')
    return found.standing === 'waiting' || !hasRecordingLetter(view)
      ? ''
      : html`<section><h2>${words.dropTitle}</h2><p>${words.dropWhy}</p>${form(words.drop)}</section>`
  if (found.standing === 'waiting')
    return html`<section><h2>${words.leaveTitle}</h2><p>${words.stopWaitingWhy}</p>${form(words.stopWaiting)}</section>`
  return html`<section><h2>${words.leaveTitle}</h2><p>${words.leaveWhy}</p>${form(words.leave)}</section>`
}
