import { type Context, Hono } from 'hono'
import { markLesson } from '../../../actions/readers/mark-lesson.ts'
import type { ReaderCopy } from '../../../actions/readers/reader-copy.ts'
import type { WebCopies } from '../../../actions/readers/web-copy.ts'
import { keepLanguage, readerLanguage } from '../../language.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import { lostLink } from '../lost-link.ts'
import { lessonPage } from './lesson-page.ts'
import { orUnreadable } from './unreadable.ts'

/**
 * `/me/<token>/lessons/<letter>`, to mount at `/me`: a lesson that was out before its reader joined, which no mail brought.
 * GET changes nothing; POST marks it as read.
 */
export function lessonsBeforeRouter({
  keys,
  db,
  clock,
  guard,
  webCopy,
}: PageParts & { webCopy: WebCopies }): Hono {
  const router = new Hono()
  const withCopy = (c: Context, answer: (found: ReaderCopy) => Response | Promise<Response>) =>
    orUnreadable(c, async () => {
      const enrolmentId = await personalToken(
        c,
        { db, keys },
        { purpose: 'me', token: c.req.param('token') ?? '' },
      )
      const letter = c.req.param('letter') ?? ''
      const found = enrolmentId === undefined ? undefined : await webCopy.before({ enrolmentId, letter })
      return found ? answer(found) : lostLink(c)
    })
  router.get('/:token/lessons/:letter', personalPageHeaders(), (c) =>
    withCopy(c, (found) => {
      const language = readerLanguage(c, found.copy.language)
      return c.html(lessonPage({ c, found, language, now: clock.now(), guard }))
    }),
  )
  router.post('/:token/lessons/:letter', personalPageHeaders(), guard.check, (c) =>
    withCopy(c, async ({ copy, path }) => {
      await markLesson(db, { ...copy, now: clock.now() })
      return c.redirect(`${keepLanguage(c, path)}#read`, 303)
    }),
  )
  return router
}
