import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { numberWord } from '../../../domain/lesson-number.ts'
import { dateWords } from '../../../domain/moment-words.ts'
import { makeToken } from '../../../domain/tokens.ts'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { keepLanguage } from '../../language.ts'
import { myPath, type Place } from './place.ts'
import type { LessonTitles } from './titles.ts'

type Listed = { day: number; letter: string; at: Date; path: string; isMailed: boolean; readAt: Date | null }

/** The lessons that are out for a reader, the newest first: those that came, and those that were there before. */
export function lessonList(course: MyCourse, titles: LessonTitles, place: Place): Html {
  const say = sayIn(place.language)
  const listed = listedLessons(course, place)
  if (listed.length === 0)
    return html`<section><h2>${say('me.lessons')}</h2><p class="quiet">${say('me.noLesson')}</p></section>`
  const rows = listed.map((lesson) => row(lesson, titles, { course, place }))
  return html`<section><h2>${say('me.lessons')}</h2>
<ul class="lessons">${rows.toReversed()}</ul></section>`
}

function listedLessons({ out, before, reader }: MyCourse, place: Place): Listed[] {
  const mailed = out.map((lesson) => ({
    ...lesson,
    path: `/read/${makeToken(place.parts.keys, 'read', lesson.deliveryId, reader.generation)}`,
    isMailed: lesson.state !== 'skipped',
  }))
  const earlier = before.map(({ day, letter, dueAt, readAt }) => {
    return { day, letter, at: dueAt, path: myPath(place, `lessons/${letter}`), isMailed: false, readAt }
  })
  return [...earlier, ...mailed].toSorted((a, b) => a.day - b.day)
}

function row(
  { day, letter, at, path, isMailed, readAt }: Listed,
  titles: LessonTitles,
  { course: { reader, programme }, place: { c, language, now } }: { course: MyCourse; place: Place },
): Html {
  const say = sayIn(language)
  const date = dateWords({ at, wholeDay: false, date: '' }, { now, zone: reader.track.zone, language })
  const marks = [date, ...(isMailed ? [] : [say('me.notMailed')]), ...(readAt ? [say('me.read')] : [])]
  return html`<li><span class="day"><span class="unseen">${numberWord({ programme, language })}</span>${day}</span> <a href="${keepLanguage(c, path)}" lang="${programme.language}">${titles.get(letter) ?? letter}</a>
<span class="quiet">${marks.join(' · ')}</span></li>
`
}
