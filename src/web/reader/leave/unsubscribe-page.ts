import type { Context } from 'hono'
import { html } from 'hono/html'
import { isErased } from '../../../domain/erased-address.ts'
import { UNDO_MS } from '../../../domain/leaving.ts'
import type { Html } from '../../../html/html.ts'
import { notice } from '../../../html/notice.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { findLeaving, hasOtherCourses } from '../../../store/leaving.ts'
import type { Reader } from '../../../store/readers.ts'
import { keepLanguage, otherLanguages, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import type { PageParts } from '../../page-parts.ts'
import { whyFields } from './leaving-form.ts'
import { doneWords } from './leaving-words.ts'

type Shown = { reader: Reader; language: Language }

/** The short answer to a mail client, which shows it to nobody: nothing is looked up for it. */
export function goneAtOnce(c: Context, own: Language): Html {
  const language = readerLanguage(c, own)
  const say = sayIn(language)
  const more = keepLanguage(c, `/u/${c.req.param('token')}`)
  const body = html`<h1>${say('leave.left', { follows: 'course' })}</h1>
<p>${say('leave.leftAtOnce')} <a href="${more}">${say('leave.more')}</a></p>`
  return page(c, { title: say('leave.left', { follows: 'course' }), language, body })
}

/** What stands behind the unsubscribe link of a letter: a question with its button, or what came of it. */
export async function unsubscribePage(c: Context, parts: PageParts, shown: Shown): Promise<Html> {
  const { reader, language } = shown
  const say = sayIn(language)
  const { follows } = reader
  const told = doneWords(reader, { language, done: c.req.query('done') })
  const hasLeft = reader.state === 'unsubscribed'
  const stays = told === undefined ? say('leave.ask', { follows }) : say('leave.stayed', { follows })
  const title = hasLeft ? say('leave.left', { follows }) : stays
  const stay = told === undefined ? ask(c, shown) : askAgain(c, shown)
  const content = hasLeft ? await afterwards(c, parts, shown) : stay
  const body = html`${notice(told)}<h1>${title}</h1>
${content}`
  return page(c, { title, language, body, otherLanguages: otherLanguages(c, language) })
}

/** The button posts to this same address, as a mail client does. */
function ask(c: Context, { reader, language }: Shown): Html {
  const say = sayIn(language)
  const { follows } = reader
  const action = keepLanguage(c, `/u/${c.req.param('token')}`)
  return html`<p>${say('leave.askText', { follows, cohort: reader.cohortName })}</p>
<form method="post" action="${action}" class="actions"><button type="submit">${say('leave.askButton')}</button></form>`
}

/** Who has just come back is not asked at once whether to leave. */
function askAgain(c: Context, { reader: { follows }, language }: Shown): Html {
  const action = keepLanguage(c, `/u/${c.req.param('token')}`)
  return html`<p><a href="${action}">${sayIn(language)('leave.ask', { follows })}</a></p>`
}

async function afterwards(c: Context, parts: PageParts, { reader, language }: Shown): Promise<Html> {
  const say = sayIn(language)
  const { follows } = reader
  const leaving = await findLeaving(parts.db, reader.enrolmentId)
  const done = html`<p>${say('leave.leftText', { follows, cohort: reader.cohortName })}</p>`
  if (isErased(reader.address) || !leaving) return done
  const canUndo =
    parts.clock.now().getTime() - leaving.at.getTime() < UNDO_MS && leaving.reason !== 'switched'
  const form = (name: string, content: Html) => {
    const path = `/u/${c.req.param('token')}/${name}`
    return postForm({ action: keepLanguage(c, path), hidden: parts.guard.field(path), content })
  }
  const undo = html`<section><h2>${say('leave.undoTitle')}</h2><p>${say('leave.undoText', { follows })}</p>
${form('undo', submit({ label: say('leave.undo', { follows }), tone: 'quiet' }))}</section>`
  const why = html`<section><h2>${say('leave.whyTitle')}</h2>
${form('why', html`${whyFields(language)}${submit({ label: say('leave.whyButton'), tone: 'quiet' })}`)}</section>`
  const everything = html`<section><h2>${say('leave.everythingTitle')}</h2><p>${say('leave.everythingText')}</p>
${form('everything', submit({ label: say('leave.everythingButton'), tone: 'quiet' }))}</section>`
  return html`${done}
${canUndo ? undo : ''}
${leaving.reason === null ? why : ''}
${(await hasOtherCourses(parts.db, reader.enrolmentId)) ? everything : ''}`
}
