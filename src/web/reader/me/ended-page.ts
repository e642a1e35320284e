import { html } from 'hono/html'
import { isErased } from '../../../domain/erased-address.ts'
import { UNDO_MS } from '../../../domain/leaving.ts'
import type { Html } from '../../../html/html.ts'
import { notice } from '../../../html/notice.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import { findLeaving } from '../../../store/leaving.ts'
import type { Reader } from '../../../store/readers.ts'
import { keepLanguage, otherLanguages } from '../../language.ts'
import { page } from '../../page.ts'
import { dataLink } from './data-link.ts'
import { myForm, type Place } from './place.ts'

/** What somebody sees who has not confirmed yet, has left, or is erased. */
export async function outsidePage(reader: Reader, place: Place): Promise<Html> {
  const { c, language } = place
  const { title, content } = await outside(reader, place)
  const body = html`${notice(sayNamed(language, 'me.done', c.req.query('done') ?? ''))}<h1>${title}</h1>
${content}`
  return page(c, { title, language, body, otherLanguages: otherLanguages(c, language) })
}

async function outside(reader: Reader, place: Place): Promise<{ title: string; content: Html }> {
  const { c, language } = place
  const say = sayIn(language)
  if (isErased(reader.address))
    return { title: say('me.erasedTitle'), content: html`<p>${say('me.erasedText')}</p>` }
  const isGuest = reader.follows === 'events'
  const endedTitle = isGuest ? say('me.guestEndedTitle') : say('me.endedTitle')
  if (reader.state !== 'pending') return { title: endedTitle, content: await ended(reader, place) }
  if (isGuest)
    return {
      title: say('me.pendingTitle'),
      content: html`<p>${say('me.guestPendingText')}</p>${dataLink(place)}`,
    }
  const content = html`<p>${say('me.pendingText', { cohort: reader.cohortName })}</p>
<p class="actions"><a class="button" href="${keepLanguage(c, '/link')}">${say('me.pendingLink')}</a></p>
${dataLink(place)}`
  return { title: say('me.pendingTitle'), content }
}

async function ended(reader: Reader, place: Place): Promise<Html> {
  const { language, now, parts } = place
  const say = sayIn(language)
  const { follows } = reader
  const left = await findLeaving(parts.db, reader.enrolmentId)
  if (left?.reason === 'switched')
    return html`<p>${say('me.switchedText', { cohort: reader.cohortName })}</p>${dataLink(place)}`
  const canUndo = left !== undefined && now.getTime() - left.at.getTime() < UNDO_MS
  const undo = html`<section><h2>${say('leave.undoTitle')}</h2><p>${say('leave.undoText', { follows })}</p>
${myForm(place, 'undo', submit({ label: say('leave.undo', { follows }) }))}</section>`
  const cohort = reader.cohortName
  const told =
    follows === 'events' ? say('leave.leftText', { follows, cohort }) : say('me.endedText', { cohort })
  return html`<p>${told}</p>
${canUndo ? undo : ''}${dataLink(place)}`
}
