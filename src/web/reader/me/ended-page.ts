import { html } from 'hono/html'
import { isErased } from '../../../domain/erased-address.ts'
import { UNDO_MS } from '../../../domain/leaving.ts'
import { notice } from '../../../html/notice.ts'
import { submit } from '../../../html/post-form.ts'
import { findLeaving } from '../../../store/leaving.ts'
import type { Reader } from '../../../store/readers.ts'
import { keepLanguage, otherLanguage } from '../../language.ts'
import { type Html, page } from '../../page.ts'
import { leavingWords } from '../leave/leaving-words.ts'
import { dataLink } from './data-link.ts'
import { ME } from './me-words.ts'
import { myForm, type Place } from './place.ts'

/** What somebody sees who has not confirmed yet, has left, or is erased. */
export async function outsidePage(reader: Reader, place: Place): Promise<Html> {
  const { c, language } = place
  const words = ME[language]
  const { title, content } = await outside(reader, place)
  const body = html`${notice(words.done, c.req.query('done'))}<h1>${title}</h1>
${content}`
  return page({ title, language, body, otherLanguage: otherLanguage(c, language) })
}

async function outside(reader: Reader, place: Place): Promise<{ title: string; content: Html }> {
  const { c, language } = place
  const words = ME[language]
  if (isErased(reader.address)) return { title: words.erasedTitle, content: html`<p>${words.erasedText}</p>` }
  const isGuest = reader.follows === 'events'
  const endedTitle = isGuest ? words.guestEndedTitle : words.endedTitle
  if (reader.state !== 'pending') return { title: endedTitle, content: await ended(reader, place) }
  if (isGuest)
    return { title: words.pendingTitle, content: html`<p>${words.guestPendingText}</p>${dataLink(place)}` }
  const content = html`<p>${words.pendingText(reader.cohortName)}</p>
<p class="actions"><a class="button" href="${keepLanguage(c, '/link')}">${words.pendingLink}</a></p>
${dataLink(place)}`
  return { title: words.pendingTitle, content }
}

async function ended(reader: Reader, place: Place): Promise<Html> {
  const { language, now, parts } = place
  const words = ME[language]
  const leaving = leavingWords(reader, language)
  const left = await findLeaving(parts.db, reader.enrolmentId)
  if (left?.reason === 'switched')
    return html`<p>${words.switchedText(reader.cohortName)}</p>${dataLink(place)}`
  const canUndo = left !== undefined && now.getTime() - left.at.getTime() < UNDO_MS
  const undo = html`<section><h2>${leaving.undoTitle}</h2><p>${leaving.undoText}</p>
${myForm(place, 'undo', submit({ label: leaving.undo }))}</section>`
  const told = reader.follows === 'events' ? leaving.leftText : words.endedText
  return html`<p>${told(reader.cohortName)}</p>
${canUndo ? undo : ''}${dataLink(place)}`
}
