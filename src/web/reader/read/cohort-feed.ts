import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { eventsOfCohort } from '../../../actions/events/events-of-cohort.ts'
import { readCourse } from '../../../documents/course.ts'
import { courseDates } from '../../../documents/course-dates.ts'
import { cohortFeed } from '../../../documents/course-feed.ts'
import type { Clock } from '../../../domain/clock.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Edition } from '../../../domain/edition.ts'
import { startOfLocalDay } from '../../../domain/local-time.ts'
import { attempt } from '../../../domain/refusal.ts'
import { momentTitles } from '../../../domain/written-moments.ts'
import { sayIn } from '../../../language/say.ts'
import type { Database } from '../../../store/database.ts'
import { uidDomain } from '../../../writing/uid-domain.ts'
import { calmPage } from '../../calm-page.ts'
import { placeLanguage } from '../../language.ts'
import { pageHeaders } from '../../page-headers.ts'

type Parts = { db: Database; clock: Clock; mailDomain: string | undefined }

/**
 * `/c/<cohort>.ics`: the events of a cohort as a calendar to subscribe to, and its lessons with `?lessons`. A rolling
 * cohort has none, as everybody has dates of their own.
 */
export function cohortFeedRouter(parts: Parts): Hono {
  const router = new Hono()
  router.get('/:file{[^/]+[.]ics}', pageHeaders(), async (c) => {
    const slug = c.req.param('file').slice(0, -'.ics'.length)
    const found = await attempt(eventsOfCohort(parts.db, slug))
    if ('refused' in found || found.cohort.start === 'rolling' || found.cohort.state !== 'running')
      return noFeed(c)
    c.header('Cache-Control', 'public, max-age=60')
    c.header('X-Robots-Tag', 'noindex')
    return c.body(await feedOf(found, parts, c.req.query('lessons') !== undefined), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
    })
  })
  return router
}

type Found = Awaited<ReturnType<typeof eventsOfCohort>>

async function feedOf(found: Found, { db, clock, mailDomain }: Parts, hasLessons: boolean): Promise<string> {
  const { cohort, edition, events, changedAt } = found
  const { language, sender } = edition.programme
  const begins = startOfLocalDay(cohort.dayOne, cohort.zone).getTime()
  const unchanged = new Date(Math.min(begins, clock.now().getTime()))
  return cohortFeed({
    cohort,
    domain: await uidDomain(db, { cohort, sender, mailDomain }),
    language,
    organiser: sender,
    writtenAt: changedAt ?? unchanged,
    lessons: hasLessons ? lessonsOf(cohort, edition) : [],
    events: events.map(({ event, title, moments, facts, sequence, cancelled }) => ({
      ...{ event, title, moments, titles: momentTitles(facts) },
      change: { sequence, cancelled },
    })),
  })
}

function lessonsOf({ calendar: rule, ...dates }: Cohort, edition: Edition) {
  return courseDates(readCourse(edition), { rule, ...dates }).lessons
}

async function noFeed(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  return calmPage(c, {
    status: 404,
    language,
    title: say('read.noFeed'),
    content: html`<p>${say('read.noFeedWhy')}</p>`,
  })
}
