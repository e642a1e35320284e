import { Hono } from 'hono'
import { markLesson } from '../../../actions/readers/mark-lesson.ts'
import type { WebCopies } from '../../../actions/readers/web-copy.ts'
import { findLetterCopy } from '../../../store/letter-copies.ts'
import { keepLanguage, readerLanguage } from '../../language.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import { lostLink } from '../lost-link.ts'
import { lessonPage } from './lesson-page.ts'
import { mailedOneOffPage } from './one-off-page.ts'
import { orUnreadable } from './unreadable.ts'

/**
 * `/read/<token>`: a lesson as it was mailed, with the lessons around it, or a one-off letter. GET changes nothing,
 * since scanners fetch every link of a mail; POST marks it as read. It is our own HTML and not the mail's in a frame:
 * one page that scrolls as a whole, in the reader's own text size, with headings that screen readers find and links
 * that open.
 */
export function readRouter({ db, clock, keys, guard, webCopy }: PageParts & { webCopy: WebCopies }): Hono {
  const router = new Hono()
  router.use(personalPageHeaders())
  router.get('/:token', async (c) => {
    const id = await personalToken(c, { db, keys }, { purpose: 'read', token: c.req.param('token') })
    return orUnreadable(c, async () => {
      const found = id === undefined ? undefined : await webCopy.ofReader(id)
      if (found) {
        const language = readerLanguage(c, found.copy.language)
        return c.html(lessonPage({ c, found, language, now: clock.now(), guard }))
      }
      const oneOff = id === undefined ? undefined : await webCopy.oneOffOfReader(id)
      if (!oneOff) return lostLink(c)
      const language = readerLanguage(c, oneOff.readerLanguage)
      return c.html(mailedOneOffPage(oneOff, { c, language, now: clock.now() }))
    })
  })
  router.post('/:token', guard.check, async (c) => {
    const token = c.req.param('token')
    const id = await personalToken(c, { db, keys }, { purpose: 'read', token })
    const copy = id === undefined ? undefined : await findLetterCopy(db, id)
    if (!copy) return lostLink(c)
    await markLesson(db, { ...copy, now: clock.now() })
    return c.redirect(`${keepLanguage(c, `/read/${token}`)}#read`, 303)
  })
  return router
}
