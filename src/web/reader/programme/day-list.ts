import { html } from 'hono/html'
import type { Course, CourseLesson } from '../../../documents/course.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sectionColours } from '../../../letters/section-colours.ts'
import { colourMark, inLanguage } from './marks.ts'

/** The lessons of a course whose days are only counted. */
export function dayList(course: Course, language: Language): Html {
  return html`<ol class="days counted">
${course.lessons.map(
  (
    lesson,
  ) => html`<li><span class="date">${lessonNumber(lesson.day, { programme: course.programme, language })}</span>${lessonWords(lesson, { course, language })}</li>
`,
)}</ol>
`
}

/** A lesson under its date: the colour of its section, its title, and the section in words. */
export function lessonWords(
  { title, section, at }: CourseLesson,
  { course, language, number = '' }: { course: Course; language: Language; number?: string },
): Html {
  const known = section === undefined ? undefined : course.programme.sections[section]
  return html`<p class="day-title">${known ? colourMark(sectionColours(known.colour).strong) : ''}${
    number ? html`<span class="nth">${number}</span> ` : ''
  }${inLanguage(title, course, language)}${at ? html` <span class="hour">${hourWords(at, language)}</span>` : ''}</p>${known ? html`<p class="day-section">${inLanguage(known.label, course, language)}</p>` : ''}`
}
