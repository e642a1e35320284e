import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ReaderCopy } from '../../../actions/readers/reader-copy.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import type { FormGuard } from '../../form-guard.ts'
import { keepLanguage, otherLanguages } from '../../language.ts'
import { page } from '../../page.ts'
import { dateIn, lessonArticle, neighbours } from './lesson-article.ts'
import { readerWays } from './reader-ways.ts'

type Shown = { c: Context; found: ReaderCopy; language: Language; now: Date; guard: FormGuard }

/** A lesson as its reader reads it, with the lessons around it and a button to mark it as read. */
export function lessonPage(shown: Shown): Html {
  const { c, found, language, now } = shown
  const { copy, lesson, previous, next } = found
  const say = sayIn(language)
  const date = dateIn(found.writtenAt, { zone: found.zone, now, language })
  const to = (neighbour: ReaderCopy['next']) =>
    neighbour && { day: neighbour.day, href: keepLanguage(c, neighbour.path) }
  const told = copy.isWritten ? say('read.written', { date }) : say('read.notMailed', { date })
  const body = html`${lessonArticle(found, { words: told, language, now })}
${marking(shown)}
${neighbours({ language, isNumbered: found.isNumbered, previous: to(previous), next: to(next) })}
${readerWays(found, { c, language })}`
  return page(c, {
    title: lesson.title,
    language,
    body,
    width: 'reading',
    section: found.head.section.colour,
    otherLanguages: otherLanguages(c, language),
  })
}

function marking({ c, found: { copy, zone, path }, language, now, guard }: Shown): Html {
  const say = sayIn(language)
  if (copy.readAt)
    return html`<p class="marked" id="read" role="status">${say('read.marked', { date: dateIn(copy.readAt, { zone, now, language }) })}</p>`
  return html`<form class="mark" method="post" action="${keepLanguage(c, path)}">${guard.field(path)}
<button type="submit" aria-describedby="mark-hint">${say('read.mark')}</button>
<p class="quiet" id="mark-hint">${say('read.markHint')}</p></form>`
}
