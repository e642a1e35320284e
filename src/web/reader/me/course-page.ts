import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { notice } from '../../../html/notice.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import { keepLanguage, otherLanguages } from '../../language.ts'
import { dayWords, momentWords } from '../../moment.ts'
import { page } from '../../page.ts'
import { eventList, type Listed } from '../events/my-events.ts'
import { courseSettings } from './course-settings.ts'
import { lessonList } from './lesson-list.ts'
import { oneOffList } from './one-off-list.ts'
import { myPath, type Place } from './place.ts'
import type { LessonTitles } from './titles.ts'

export type ShownCourse = { course: MyCourse; titles: LessonTitles; events: readonly Listed[] }

/** "My course": how far it is, what comes next, what can be read again, and what can be changed. */
export function coursePage({ course, titles, events }: ShownCourse, place: Place): Html {
  const { c, language, messages } = place
  const say = sayIn(language)
  const { reader, programme } = course
  const body = html`${errorSummary(messages, language)}${notice(sayNamed(language, 'me.done', c.req.query('done') ?? ''))}
<header class="course-head">
<h1 lang="${programme.language}">${programme.title}</h1>
${reader.cohortName === programme.title ? '' : html`<p class="notice">${reader.cohortName}</p>`}
</header>
<div class="course">
<div>
${nextLetter(course, titles, place)}
${progress(course, place)}
${events.length === 0 ? '' : html`<section><h2>${say('events.title')}</h2>${eventList(events, course, place)}</section>`}
${lessonList(course, titles, place)}
${oneOffList(course, place)}
</div>
<section class="settings" aria-labelledby="settings"><h2 id="settings">${say('me.settings')}</h2>
${courseSettings(course, titles, place)}
</section>
</div>`
  return page(c, {
    title: say('me.title'),
    width: 'wide',
    language,
    body,
    otherLanguages: otherLanguages(c, language),
  })
}

function nextLetter(course: MyCourse, titles: LessonTitles, place: Place): Html {
  return html`<section class="next-letter"><h2>${sayIn(place.language)('me.next')}</h2>
${nextWords(course, titles, place)}
</section>`
}

function nextWords(course: MyCourse, titles: LessonTitles, place: Place): Html {
  const { language, now } = place
  const say = sayIn(language)
  const { reader, cohort, programme, next, onItsWay } = course
  const clock = { now, zone: reader.track.zone, language }
  if (cohort.state === 'cancelled') return html`<p>${say('me.cancelled')}</p>`
  const pause =
    reader.state !== 'paused'
      ? ''
      : reader.pausedUntil === null
        ? html`<p>${say('me.pausedOpen')}</p>`
        : html`<p>${say('me.pausedUntil', { date: dayWords(reader.pausedUntil, clock) })}</p>`
  const lesson = ({ letter, day }: { letter: string; day: number }) =>
    html`${lessonNumber(day, { programme, language })} – <span lang="${programme.language}">${titles.get(letter) ?? letter}</span>`
  const way = onItsWay && !pause ? html`<p>${lesson(onItsWay)}<br>${say('me.onItsWay')}</p>` : ''
  const coming = next
    ? html`<p class="when"><time datetime="${next.dueAt.toISOString()}">${momentWords(next.dueAt, clock)}</time></p>
<p>${lesson(next)}</p>`
    : ''
  return pause || way || coming
    ? html`${pause}${way}${coming}`
    : html`<p>${say('me.over')}</p>
<p><a href="${keepLanguage(place.c, myPath(place, 'certificate'))}">${say('me.certificate')}</a></p>`
}

function progress({ out, before, total }: MyCourse, { language }: Place): Html {
  const say = sayIn(language)
  const isOut = out.length + before.length
  const told = say('me.outOf', { out: isOut, total })
  return html`<section class="progress"><h2>${say('me.progress')}</h2>
<p id="progress">${told}</p>
<progress max="${total}" value="${isOut}" aria-labelledby="progress">${told}</progress>
</section>`
}
