import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Archive, ArchiveCopy } from '../../../actions/readers/archive.ts'
import type { OneOffPage } from '../../../actions/readers/one-off-page.ts'
import type { WebCopies } from '../../../actions/readers/web-copy.ts'
import type { Clock } from '../../../domain/clock.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { withoutPlaceholders } from '../../../letters/without-placeholders.ts'
import { calmPage } from '../../calm-page.ts'
import { keepLanguage, otherLanguages, placeLanguage, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { pageHeaders } from '../../page-headers.ts'
import { dateIn, lessonArticle, neighbours } from './lesson-article.ts'
import { oneOffPage } from './one-off-page.ts'
import { orUnreadable } from './unreadable.ts'

type Place = { c: Context; language: Language; now: Date }

/** `/c/<cohort>`: the lessons of a cohort that are out, for anybody, where the organiser opened its archive. */
export function archiveRouter({ clock, webCopy }: { clock: Clock; webCopy: WebCopies }): Hono {
  const router = new Hono()
  router.use(pageHeaders())
  router.get('/:cohort', (c) =>
    orUnreadable(c, async () => {
      const archive = await webCopy.archive(c.req.param('cohort'))
      if (!archive) return notOpen(c)
      const language = readerLanguage(c, archive.language)
      return c.html(archivePage(archive, { c, language, now: clock.now() }))
    }),
  )
  router.get('/:cohort/:letter', (c) =>
    orUnreadable(c, async () => {
      const { cohort, letter } = c.req.param()
      const oneOff = await webCopy.oneOffOfArchive(cohort, letter)
      if (oneOff) return c.html(archiveOneOffPage(oneOff, c, { cohort, now: clock.now() }))
      const found = await webCopy.ofArchive(cohort, letter)
      if (!found) return notOpen(c)
      const language = readerLanguage(c, found.language)
      return c.html(archiveLessonPage(found, { c, language, now: clock.now() }))
    }),
  )
  return router
}

async function notOpen(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  return calmPage(c, {
    status: 404,
    language,
    title: say('read.noArchive'),
    content: html`<p>${say('read.noArchiveWhy')}</p>`,
  })
}

function archivePage(
  { slug, name, programme, zone, lessons, oneOffs, ...archive }: Archive,
  place: Place,
): Html {
  const { c, language, now } = place
  const say = sayIn(language)
  const title = say('read.archive', { name: programme })
  const rows = lessons.map(
    ({ letter, day, title, dueAt }) => html`<li value="${day}">
<a href="${keepLanguage(c, `/c/${slug}/${letter}`)}" lang="${archive.language}">${title}</a>
<span class="quiet">${dateIn(dueAt, { zone, now, language })}</span></li>
`,
  )
  const oneOffRow = ({ letter, subject, dueAt }: Archive['oneOffs'][number]) => html`<li>
<a href="${keepLanguage(c, `/c/${slug}/${letter}`)}" lang="${archive.language}">${withoutPlaceholders(subject)}</a>
<span class="quiet">${dateIn(dueAt, { zone, now, language })}</span></li>
`
  const body = html`<h1>${title}</h1>
<p>${name}</p>
${lessons.length === 0 ? html`<p>${say('read.archiveEmpty')}</p>` : html`<p>${say('read.archiveLead')}</p><ol class="archive">${rows}</ol>`}
${oneOffs.length === 0 ? '' : html`<h2>${say('read.oneOffs')}</h2><ul class="archive">${oneOffs.map(oneOffRow)}</ul>`}`
  return page(c, {
    title,
    language,
    body,
    otherLanguages: otherLanguages(c, language),
    isPublic: true,
  })
}

function archiveOneOffPage(
  found: OneOffPage,
  c: Context,
  { cohort, now }: { cohort: string; now: Date },
): Html {
  const language = readerLanguage(c, found.language)
  const ways = html`<footer class="ways"><ul><li><a href="${keepLanguage(c, `/c/${cohort}`)}">${sayIn(language)('read.allLessons')}</a></li></ul>
<p class="quiet">${found.sender.postal}</p></footer>`
  return oneOffPage(found, ways, { c, language, now, isPublic: true })
}

function archiveLessonPage(found: ArchiveCopy, { c, language, now }: Place): Html {
  const { archive, lesson, previous, next } = found
  const say = sayIn(language)
  const to = (other: ArchiveCopy['next']) =>
    other && { day: other.day, href: keepLanguage(c, `/c/${archive.slug}/${other.letter}`) }
  const date = dateIn(found.writtenAt, { zone: found.zone, now, language })
  const body = html`${lessonArticle(found, { words: say('read.written', { date }), language, now })}
${neighbours({ language, isNumbered: found.isNumbered, previous: to(previous), next: to(next) })}
<footer class="ways"><ul><li><a href="${keepLanguage(c, `/c/${archive.slug}`)}">${say('read.allLessons')}</a></li></ul>
<p class="quiet">${found.sender.postal}</p></footer>`
  return page(c, {
    title: lesson.title,
    language,
    body,
    width: 'reading',
    section: found.head.section.colour,
    otherLanguages: otherLanguages(c, language),
    isPublic: true,
  })
}
