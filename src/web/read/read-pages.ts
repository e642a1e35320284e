import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { ReaderCopy, WebCopies } from '../../actions/web-copy.ts'
import { helpPath } from '../../domain/help-path.ts'
import type { Language } from '../../domain/moment-words.ts'
import { readToken } from '../../domain/tokens.ts'
import { findLetterCopy, markRead } from '../../store/letter-copies.ts'
import type { FormGuard } from '../form-guard.ts'
import { keepLanguage, otherLanguage, readerLanguage } from '../language.ts'
import { lostLink } from '../lost-link.ts'
import { type Html, page } from '../page.ts'
import { personalPageHeaders } from '../page-headers.ts'
import type { PageParts } from '../page-parts.ts'
import { dateIn, lessonArticle, neighbours } from './lesson-article.ts'
import { READ_WORDS } from './read-words.ts'
import { orUnreadable } from './unreadable.ts'

type Shown = { c: Context; found: ReaderCopy; language: Language; now: Date; guard: FormGuard }

/**
 * `/read/<token>`: a lesson as it was mailed, with the lessons around it. GET changes nothing, since scanners fetch
 * every link of a mail; POST marks it as read. It is our own HTML and not the mail's in a frame: one page that scrolls
 * as a whole, in the reader's own text size, with headings that screen readers find and links that open.
 */
export function readPages({ db, clock, keys, guard, webCopy }: PageParts & { webCopy: WebCopies }): Hono {
  const pages = new Hono()
  pages.use(personalPageHeaders())
  pages.get('/:token', async (c) => {
    const id = readToken(keys, 'read', c.req.param('token'))
    return orUnreadable(c, async () => {
      const found = id === undefined ? undefined : await webCopy.ofReader(id)
      if (!found) return lostLink(c, readerLanguage(c))
      const language = readerLanguage(c, found.copy.language)
      return c.html(lessonPage({ c, found, language, now: clock.now(), guard }))
    })
  })
  pages.post('/:token', guard.check, async (c) => {
    const token = c.req.param('token')
    const id = readToken(keys, 'read', token)
    const copy = id === undefined ? undefined : await findLetterCopy(db, id)
    if (!copy) return lostLink(c, readerLanguage(c))
    await markRead(db, { ...copy, now: clock.now() })
    return c.redirect(`${keepLanguage(c, `/read/${token}`)}#read`, 303)
  })
  return pages
}

function lessonPage(shown: Shown): Html {
  const { c, found, language, now } = shown
  const { copy, lesson, previous, next } = found
  const words = READ_WORDS[language]
  const date = dateIn(found.writtenAt, { zone: found.zone, now, language })
  const to = (neighbour: ReaderCopy['next']) =>
    neighbour && { day: neighbour.day, href: keepLanguage(c, `/read/${neighbour.readToken}`) }
  const told = copy.isWritten ? words.written(date) : words.notMailed(date)
  const body = html`${lessonArticle(found, { words: told, language })}
${marking(shown)}
${neighbours({ language, previous: to(previous), next: to(next) })}
${ways(shown)}`
  return page({
    title: lesson.title,
    language,
    body,
    styles: ['read.css'],
    otherLanguage: otherLanguage(c, language),
  })
}

function marking({ c, found: { copy, zone, tokens }, language, now, guard }: Shown): Html {
  const words = READ_WORDS[language]
  if (copy.readAt)
    return html`<p class="marked" id="read" role="status">${words.marked(dateIn(copy.readAt, { zone, now, language }))}</p>`
  const path = `/read/${tokens.read}`
  return html`<form class="mark" method="post" action="${keepLanguage(c, path)}">${guard.field(path)}
<button type="submit" aria-describedby="mark-hint">${words.mark}</button>
<p class="quiet" id="mark-hint">${words.markHint}</p></form>`
}

function ways({ c, found: { tokens, sender }, language }: Shown): Html {
  const words = READ_WORDS[language]
  return html`<footer class="ways">
<ul>
<li><a href="${keepLanguage(c, `/me/${tokens.me}`)}">${words.course}</a></li>
<li><a href="${keepLanguage(c, `/u/${tokens.unsubscribe}`)}">${words.unsubscribe}</a></li>
<li><a href="${keepLanguage(c, helpPath(language))}">${words.help}</a></li>
</ul>
<p class="quiet">${sender.postal}</p>
</footer>`
}
