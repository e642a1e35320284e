import { type Context, Hono } from 'hono'
import { exportReader } from '../../../actions/readers/export-reader.ts'
import { lookAtMyCourse } from '../../../actions/readers/my-course.ts'
import { findReaderCourse, hasJoined, isReached } from '../../../actions/readers/reader-course.ts'
import { isErased } from '../../../domain/erased-address.ts'
import { findKnownData } from '../../../store/exports.ts'
import type { Reader } from '../../../store/readers.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { eventsFor } from '../events/my-events.ts'
import { lostLink } from '../lost-link.ts'
import { coursePage } from './course-page.ts'
import { dataPage, erasePage } from './data-page.ts'
import { outsidePage } from './ended-page.ts'
import { guestPage } from './guest-page.ts'
import { answerForms } from './me-forms.ts'
import { NO_MISTAKES, type Place, placeFor } from './place.ts'
import { openTitles } from './titles.ts'
import { type ShowAgain, withReader } from './with-reader.ts'

/**
 * `/me/<token>`: the course of one reader, and all that the reader can change. GET changes nothing; each change is a
 * POST of its own, which leads back to the page.
 */
export function meRouter(parts: PageParts & Proxies): Hono {
  const router = new Hono()
  const titlesOf = openTitles(parts.db)
  const show: ShowAgain = async (c, reader, mistakes) => {
    const place = placeFor(c, parts, reader, mistakes)
    const hasMistakes = Object.keys(mistakes.messages).length > 0
    if (!hasJoined(reader)) return showOutside(reader, place)
    const course = await lookAtMyCourse(parts.db, reader.enrolmentId, place.now)
    if (!course) return lostLink(c)
    const titles = await titlesOf(course.cohort.editionHash)
    const events = await eventsFor(course, place)
    return c.html(coursePage({ course, titles, events }, place), hasMistakes ? 422 : 200)
  }
  router.use(personalPageHeaders())
  router.get('/:token', (c) => withReader(c, parts, (reader) => show(c, reader, NO_MISTAKES)))
  router.get('/:token/data', (c) => withReader(c, parts, (reader) => showData(c, parts, reader)))
  router.get('/:token/erase', (c) =>
    withReader(c, parts, async (reader) =>
      isErased(reader.address) ? show(c, reader, NO_MISTAKES) : c.html(erasePage(placeFor(c, parts, reader))),
    ),
  )
  router.get('/:token/export', (c) => withReader(c, parts, (reader) => download(c, parts, reader)))
  answerForms(router, parts, show)
  return router
}

/** The page of somebody who does not follow the course: of a guest, or of who waits, has left or is erased. */
async function showOutside(reader: Reader, place: Place): Promise<Response> {
  const { c, parts } = place
  if (!isReached(reader)) return c.html(await outsidePage(reader, place))
  const course = await findReaderCourse(parts.db, reader.enrolmentId)
  return course ? c.html(await guestPage(course, place)) : lostLink(c)
}

async function showData(c: Context, parts: PageParts, reader: Reader): Promise<Response> {
  const place = placeFor(c, parts, reader)
  if (isErased(reader.address)) return c.html(await outsidePage(reader, place))
  const known = await findKnownData(parts.db, reader.enrolmentId)
  return c.html(dataPage(known, reader.track.zone, place))
}

async function download(c: Context, { db, clock }: PageParts, reader: Reader): Promise<Response> {
  const kept = await exportReader(db, reader.enrolmentId, clock)
  return c.body(`${JSON.stringify(kept, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="feuilleton.json"',
  })
}
