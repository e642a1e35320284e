import { type Context, Hono } from 'hono'
import { findReaderEvent, type ReaderWithEvent } from '../../../actions/events/reader-events.ts'
import { isReached } from '../../../actions/readers/reader-course.ts'
import { keepLanguage } from '../../language.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { limitByIp } from '../../rate-limit.ts'
import { typedForm } from '../../typed.ts'
import { lostLink } from '../lost-link.ts'
import { outsidePage } from '../me/ended-page.ts'
import { limitByReader } from '../me/me-forms.ts'
import { type Place, placeFor } from '../me/place.ts'
import { withReader } from '../me/with-reader.ts'
import { eventPath } from './event-form.ts'
import { isOpenTo } from './my-event.ts'
import { answerWish } from './my-event-answers.ts'
import { type FileParts, myEventFile } from './my-event-file.ts'
import { myEventPage } from './my-event-page.ts'

/** A training room behind one address registers at once. */
const LIMIT = { name: 'events', points: 120, perSeconds: 3_600 }

/**
 * `/me/<token>/events/<event>`, to mount at `/me`: an event for one reader. GET shows it and changes nothing; POST, from
 * its buttons, registers, takes that back, or notes that the reader goes on to the sign-up of a mooc and leads there.
 * `<event>.ics` is the file for the calendar of who has a place.
 */
export function myEventRouter(parts: PageParts & Proxies & FileParts): Hono {
  const router = new Hono()
  const headers = personalPageHeaders({ formsLeadOut: true })
  const limit = limitByIp({ ...LIMIT, db: parts.db, trustedProxies: parts.trustedProxies ?? 0 })
  router.get('/:token/events/:file{[^/]+[.]ics}', headers, (c) =>
    withEvent(c, parts, c.req.param('file').slice(0, -'.ics'.length), (course, place) =>
      download(course, place, parts),
    ),
  )
  router.get('/:token/events/:event', headers, (c) =>
    withEvent(c, parts, c.req.param('event'), (course, place) => c.html(myEventPage(course, place))),
  )
  router.post('/:token/events/:event', headers, limit, limitByReader(parts), parts.guard.check, (c) =>
    withEvent(c, parts, c.req.param('event') ?? '', async (course, place) =>
      answerWish(await typedForm(c), course, place),
    ),
  )
  return router
}

/** Answers with an event that is there for the reader whom the token names. */
async function withEvent(
  c: Context,
  parts: PageParts,
  event: string,
  answer: (course: ReaderWithEvent, place: Place) => Response | Promise<Response>,
): Promise<Response> {
  return withReader(c, parts, async (reader) => {
    const place = placeFor(c, parts, reader)
    if (!isReached(reader)) return c.html(await outsidePage(reader, place))
    const course = await findReaderEvent(parts.db, { enrolmentId: reader.enrolmentId, event }, place.now)
    if (!course || !isOpenTo(reader, course.found)) return lostLink(c)
    return answer(course, place)
  })
}

/** The file, or the page where there is none any more. */
async function download(course: ReaderWithEvent, place: Place, parts: FileParts): Promise<Response> {
  const { c } = place
  const { event } = course.found
  const file = await myEventFile(course, place, parts)
  if (file === undefined) return c.redirect(keepLanguage(c, eventPath(place, event)), 303)
  return c.body(file, 200, {
    'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Disposition': `attachment; filename="${event}.ics"`,
  })
}
