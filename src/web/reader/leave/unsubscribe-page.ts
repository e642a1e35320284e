import type { Context } from 'hono'
import { html } from 'hono/html'
import { isErased } from '../../../domain/erased-address.ts'
import { UNDO_MS } from '../../../domain/leaving.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { notice } from '../../../html/notice.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import { findLeaving, hasOtherCourses } from '../../../store/leaving.ts'
import type { Reader } from '../../../store/readers.ts'
import { keepLanguage, otherLanguage, readerLanguage } from '../../language.ts'
import { type Html, page } from '../../page.ts'
import type { PageParts } from '../../page-parts.ts'
import { whyFields } from './leaving-form.ts'
import { LEAVING, leavingWords } from './leaving-words.ts'

type Shown = { reader: Reader; language: Language }

/** The short answer to a mail client, which shows it to nobody: nothing is looked up for it. */
export function goneAtOnce(c: Context, own: Language): Html {
  const language = readerLanguage(c, own)
  const words = LEAVING[language]
  const more = keepLanguage(c, `/u/${c.req.param('token')}`)
  const body = html`<h1>${words.left}</h1>
<p>${words.leftAtOnce} <a href="${more}">${words.more}</a></p>`
  return page({ title: words.left, language, body })
}

/** What stands behind the unsubscribe link of a letter: a button, or what can be done once it was pressed. */
export async function unsubscribePage(c: Context, parts: PageParts, shown: Shown): Promise<Html> {
  const { reader, language } = shown
  const words = leavingWords(reader, language)
  const hasLeft = reader.state === 'unsubscribed'
  const title = hasLeft ? words.left : words.ask
  const content = hasLeft ? await afterwards(c, parts, shown) : ask(c, shown)
  const body = html`${notice(words.done, c.req.query('done'))}<h1>${title}</h1>
${content}`
  return page({ title, language, body, otherLanguage: otherLanguage(c, language) })
}

/** The button posts to this same address, as a mail client does. */
function ask(c: Context, { reader, language }: Shown): Html {
  const words = leavingWords(reader, language)
  const action = keepLanguage(c, `/u/${c.req.param('token')}`)
  return html`<p>${words.askText(reader.cohortName)}</p>
<form method="post" action="${action}" class="actions"><button type="submit">${words.askButton}</button></form>`
}

async function afterwards(c: Context, parts: PageParts, { reader, language }: Shown): Promise<Html> {
  const words = leavingWords(reader, language)
  const leaving = await findLeaving(parts.db, reader.enrolmentId)
  const done = html`<p>${words.leftText(reader.cohortName)}</p>`
  if (isErased(reader.address) || !leaving) return done
  const canUndo =
    parts.clock.now().getTime() - leaving.at.getTime() < UNDO_MS && leaving.reason !== 'switched'
  const form = (name: string, content: Html) => {
    const path = `/u/${c.req.param('token')}/${name}`
    return postForm({ action: keepLanguage(c, path), hidden: parts.guard.field(path), content })
  }
  const undo = html`<section><h2>${words.undoTitle}</h2><p>${words.undoText}</p>
${form('undo', submit({ label: words.undo, tone: 'quiet' }))}</section>`
  const why = html`<section><h2>${words.whyTitle}</h2>
${form('why', html`${whyFields(language)}${submit({ label: words.whyButton, tone: 'quiet' })}`)}</section>`
  const everything = html`<section><h2>${words.everythingTitle}</h2><p>${words.everythingText}</p>
${form('everything', submit({ label: words.everythingButton, tone: 'quiet' }))}</section>`
  return html`${done}
${canUndo ? undo : ''}
${leaving.reason === null ? why : ''}
${(await hasOtherCourses(parts.db, reader.enrolmentId)) ? everything : ''}`
}
