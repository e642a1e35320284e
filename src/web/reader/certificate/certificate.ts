import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { printBrand } from '../../../actions/brand/print-brand.ts'
import { type CourseEnd, findCourseEnd } from '../../../actions/readers/course-end.ts'
import { type Certificate, certificateWords, markWords } from '../../../documents/certificate.ts'
import { isErased } from '../../../domain/erased-address.ts'
import { hasIntervals } from '../../../domain/interval.ts'
import { localDate } from '../../../domain/local-time.ts'
import { makeToken } from '../../../domain/tokens.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { keepLanguage, otherLanguages, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import { lostLink } from '../lost-link.ts'

type Shown = { c: Context; parts: PageParts; end: CourseEnd; language: Language }

/**
 * `/me/<token>/certificate` and its PDF, to mount at `/me`: what a course was, once its last lesson is out and all of
 * them are marked as read by their reader. Before, the page says what is missing.
 */
export function certificateRouter(parts: PageParts): Hono {
  const router = new Hono()
  const withEnd = async (c: Context, show: (shown: Shown) => Response | Promise<Response>) => {
    const id = await personalToken(c, parts, { purpose: 'me', token: c.req.param('token') ?? '' })
    const end = id === undefined ? undefined : await findCourseEnd(parts.db, id)
    if (!end || !hasFollowed(end.reader)) return lostLink(c)
    return show({ c, parts, end, language: readerLanguage(c, end.reader.language) })
  }
  const headers = personalPageHeaders()
  router.get('/:token/certificate', headers, (c) => withEnd(c, (shown) => c.html(certificatePage(shown))))
  router.get('/:token/certificate.pdf', headers, (c) => withEnd(c, download))
  return router
}

/** Whether somebody is or was in the course, and is still known. */
function hasFollowed({ follows, joinedAt, address }: CourseEnd['reader']): boolean {
  return follows === 'course' && joinedAt !== null && !isErased(address)
}

function certificatePage(shown: Shown): Html {
  const { c, end, language } = shown
  const say = sayIn(language)
  const title = end.isCompleted ? say('certificate.page.title') : say('certificate.page.notYet')
  const body = html`<h1>${title}</h1>
${end.isCompleted ? completed(shown) : missing(shown)}
<p><a href="${keepLanguage(c, mePath(shown))}">${say('certificate.page.course')}</a></p>`
  return page(c, { title, language, body, otherLanguages: otherLanguages(c, language) })
}

function completed(shown: Shown): Html {
  const { c, language } = shown
  const say = sayIn(language)
  const certificate = certificateOf(shown)

  const rows = certificate.lessons.map(
    (lesson) => html`<li>${markWords(lesson, certificate)}</li>
`,
  )
  return html`<section class="certificate" aria-label="${say('certificate.page.title')}">
<p class="name">${certificate.name ?? certificate.address}</p>
${certificate.name ? html`<p class="quiet">${certificate.address}</p>` : ''}
<p><em>${say('certificate.course', { title: certificate.title, sender: certificate.sender.name })}</em></p>
${certificateWords(certificate).map((sentence) => html`<p>${sentence}</p>`)}
<h2>${say('certificate.page.marks')}</h2>
<ul>${rows}</ul>
<p class="quiet">${certificate.sender.postal}</p>
</section>
<p class="actions"><a class="button" href="${keepLanguage(c, `${mePath(shown)}/certificate.pdf`)}">${say('certificate.page.download')}</a></p>`
}

function missing({ c, parts, end, language }: Shown): Html {
  const say = sayIn(language)
  const { lessons, isOver, programme } = end
  if (!isOver) return html`<p>${say('certificate.page.running', { title: programme.title })}</p>`
  const unread = lessons.filter(({ readAt }) => readAt === null)
  const lessonWords = (day: number) =>
    hasIntervals(programme.lessons)
      ? say('certificate.page.nth', { day })
      : say('certificate.page.lesson', { day: say('certificate.day', { day }) })
  const links = unread.map(({ deliveryId, day }) => {
    const href = keepLanguage(c, `/read/${makeToken(parts.keys, 'read', deliveryId, end.reader.generation)}`)
    return html`<li><a href="${href}">${lessonWords(day)}</a></li>
`
  })
  return html`<p>${say('certificate.page.unread', { read: lessons.length - unread.length, of: lessons.length })}</p><ul class="unread">${links}</ul>`
}

function mePath({ parts, end }: Pick<Shown, 'parts' | 'end'>): string {
  return `/me/${makeToken(parts.keys, 'me', end.reader.enrolmentId, end.reader.generation)}`
}

/** In the zone of the reader's dates. */
function certificateOf({ parts, end: { reader, programme, lessons }, language }: Shown): Certificate {
  const dateOf = (at: Date) => localDate(at, reader.track.zone)
  const dates = lessons.map(({ writtenAt }) => dateOf(writtenAt)).toSorted()
  return {
    language,
    title: programme.title,
    sender: programme.sender,
    name: reader.firstName,
    address: reader.address,
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
    lessons: lessons.flatMap(({ day, readAt }) => (readAt ? [{ day, readOn: dateOf(readAt) }] : [])),
    isNumbered: hasIntervals(programme.lessons),
    written: parts.clock.now(),
  }
}

async function download(shown: Shown): Promise<Response> {
  const { c, end, parts } = shown
  if (!end.isCompleted) return c.redirect(keepLanguage(c, `${mePath(shown)}/certificate`), 303)
  const brand = await printBrand(parts.db, c.get('brand'))
  const { certificatePdf } = await import('../../../documents/certificate-pdf.ts') // what prints is 20 MB
  return c.body(await certificatePdf(certificateOf(shown), brand), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="certificate.pdf"',
  })
}
