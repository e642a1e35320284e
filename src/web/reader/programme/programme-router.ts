import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { html } from 'hono/html'
import { printBrand } from '../../../actions/brand/print-brand.ts'
import { courseFeed } from '../../../documents/course-feed.ts'
import { helpPath } from '../../../domain/help-path.ts'
import { FALLBACK_LANGUAGE } from '../../../language/language.ts'
import { sayIn } from '../../../language/say.ts'
import { calmPage } from '../../calm-page.ts'
import { askedLanguage, keepLanguage, othersThan, placeLanguage } from '../../language.ts'
import { pageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import { keepNewest } from './kept.ts'
import { openProgrammes } from './open-programmes.ts'
import { printedProgrammes } from './printed-programmes.ts'
import { programmePage } from './programme-page.ts'

/** How old a page may be, in milliseconds: whoever joins is told what is true by then. */
const FRESH_MS = 10_000
const PAGES_KEPT = 200

/**
 * `/p/<programme>`: what the programme is, the cohorts to join with their calendars, and the same as a PDF and as a
 * calendar feed; to mount at `/p`.
 */
export function programmeRouter({ db, clock }: Pick<PageParts, 'db' | 'clock'>): Hono {
  const programmes = openProgrammes(db)
  const print = printedProgrammes()
  const keptPage = keepNewest<string | undefined>({ most: PAGES_KEPT })
  const router = new Hono()
  router.use('/:programme', pageHeaders(), etag())
  router.use('/:programme/*', pageHeaders())

  router.get('/:programme', async (c) => {
    const name = c.req.param('programme')
    const now = clock.now()
    const asked = askedLanguage(c)
    const chosen = asked !== undefined && c.req.query('lang') === asked
    const period = Math.floor(now.getTime() / FRESH_MS)
    const brand = c.get('brand')
    const text = await keptPage(JSON.stringify([name, asked, chosen, period, brand]), async () => {
      const view = await programmes.view(name, now)
      const language = asked ?? (await programmes.course(name))?.programme.language ?? FALLBACK_LANGUAGE
      // Of a request, nothing but the key may show: the page is for everybody.
      const link = (to: string) => keepLanguage(c, to)
      const place = {
        language,
        link,
        branded: { get: () => brand },
        otherLanguages: othersThan(language).map((other) => ({ language: other, href: `?lang=${other}` })),
      }
      return view && String(await programmePage(view, place))
    })
    if (text === undefined) return unknown(c)
    c.header('Cache-Control', 'public, max-age=60')
    c.header('Vary', 'Accept-Language')
    return c.html(text)
  })

  router.get('/:programme/programme.pdf', async (c) => {
    const name = c.req.param('programme')
    const asked = c.req.query('cohort')
    const now = clock.now()
    const found = asked === undefined ? undefined : await programmes.cohort(name, asked, now)
    const course = asked === undefined ? await programmes.course(name) : found?.dates.course
    if (!course) return unknown(c)
    const brand = await printBrand(db, c.get('brand'))
    return download(c, await print({ course, named: found, brand, written: now }), {
      type: 'application/pdf',
      file: `${asked ?? name}.pdf`,
    })
  })

  router.get('/:programme/calendar.ics', async (c) => {
    const asked = c.req.query('cohort')
    const now = clock.now()
    const found =
      asked === undefined ? undefined : await programmes.cohort(c.req.param('programme'), asked, now)
    if (!asked || !found) return unknown(c)
    const feed = new TextEncoder().encode(courseFeed(found.dates, now))
    return download(c, feed, { type: 'text/calendar; charset=utf-8', file: `${asked}.ics` })
  })
  return router
}

function download(
  c: Context,
  bytes: Uint8Array<ArrayBuffer>,
  { type, file }: { type: string; file: string },
): Response {
  return c.body(bytes, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${file}"`,
    'Cache-Control': 'public, max-age=60',
    'X-Robots-Tag': 'noindex',
  })
}

async function unknown(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const content = html`<p>${say('programme.unknownSay')}</p>
<p><a href="${keepLanguage(c, helpPath(language))}">${say('programme.unknownHelp')}</a></p>`
  return calmPage(c, { status: 404, language, title: say('programme.unknownTitle'), content })
}
