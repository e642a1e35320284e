import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { inLanguage } from './marks.ts'

/** What a course is, for whom, how long it takes and by whom, for who thinks of joining; nothing where nobody said so. */
export function aboutCourse(course: Pick<Course, 'programme'>, language: Language): Html | '' {
  const { about } = course.programme
  if (!about) return ''
  const say = sayIn(language)
  const facts: [name: string, told: Html | string][] = [
    [say('about.forWhom'), inLanguage(about.for_whom, course, language)],
    [say('about.time'), say('about.minutes', { n: about.minutes })],
    [say('about.by'), inLanguage(about.by, course, language)],
  ]
  return html`<div class="about"><p>${inLanguage(about.what, course, language)}</p>
<dl>${facts.map(([name, told]) => html`<div><dt>${name}</dt><dd>${told}</dd></div>\n`)}</dl></div>
`
}
