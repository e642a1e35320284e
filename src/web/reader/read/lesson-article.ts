import { html, raw } from 'hono/html'
import type { WebCopy } from '../../../actions/readers/fill-web-copy.ts'
import { dateWords } from '../../../domain/moment-words.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import type { LessonHead } from '../../../letters/lesson-head.ts'
import { lessonWeeks } from './lesson-weeks.ts'

/**
 * A lesson as the page shows it, in the language of the programme. `told` says of which day its words are, in the
 * language of the page: a lesson that says « demain » is read in another week too.
 */
export function lessonArticle(
  { lesson, head, language, day, days, isNumbered, programme, correctedAt, zone }: WebCopy,
  told: { words: string; language: Language; now: Date },
): Html {
  return html`<article class="lesson" lang="${language}">
<header>
<p class="lesson-programme">${programme}</p>
<p class="lesson-day">${withNumeral(sayIn(language)(isNumbered ? 'read.nthOf' : 'read.dayOf', { day, days }), day)}</p>
<p class="lesson-theme">${headWords(head)}</p>
${lessonWeeks({ day, days })}
</header>
<h1>${lesson.title}</h1>
<p class="quiet lesson-told" lang="${told.language}">${told.words}</p>
${correctedAt ? correctedNote(dateIn(correctedAt, { ...told, zone }), told.language) : ''}<div class="words">
${/* Written from Markdown without HTML, its values escaped: see letters/web-part.ts. */ raw(lesson.html)}
</div>
</article>`
}

/** The section in bold, and each line of the head below it. */
function headWords({ section, lines }: LessonHead): Html {
  const label =
    section.label === '' ? '' : html`<strong>${section.label}</strong>${lines.length > 0 ? html`<br>` : ''}`
  return html`${label}${lines.map((line, index) => html`${index > 0 ? html`<br>` : ''}${line}`)}`
}

/** The mail that its reader may have said something else. */
function correctedNote(date: string, language: Language): Html {
  return html`<p class="note" lang="${language}">${sayIn(language)('read.corrected', { date })}</p>
`
}

/** « 14e jour sur 21 » with its first number in large. */
function withNumeral(words: string, day: number): Html {
  const [before = '', ...after] = words.split(String(day))
  return html`${before}<span class="numeral">${day}</span>${after.join(String(day))}`
}

/** The date of an instant in a zone, with its year unless it is that of `now`. */
export function dateIn(at: Date, { zone, now, language }: { zone: string; now: Date; language: Language }) {
  return dateWords({ at, wholeDay: false, date: '' }, { now, zone, language })
}

type Ways = {
  language: Language
  isNumbered: boolean
  previous: { day: number; href: string } | undefined
  next: { day: number; href: string } | undefined
}

/** The lessons before and after this one. */
export function neighbours({ language, isNumbered, previous, next }: Ways): Html | '' {
  const say = sayIn(language)
  const way = (name: 'previous' | 'next', to: Ways['next']) =>
    to
      ? html`<a class="${name}" rel="${name === 'next' ? 'next' : 'prev'}" href="${to.href}"><span>${say(`read.${name}`)}</span> ${say(isNumbered ? 'course.nth' : 'read.day', { day: to.day })}</a>`
      : ''
  return previous || next
    ? html`<nav class="neighbours" aria-label="${say('read.lessons')}">${way('previous', previous)}${way('next', next)}</nav>`
    : ''
}
