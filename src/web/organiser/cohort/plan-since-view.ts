import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { PlanSince } from '../../../domain/plan-line.ts'
import type { Html } from '../../../html/html.ts'
import { shownLetterName } from '../letter-name.ts'
import type { Visit } from '../visit.ts'

/** What a plan that was seen did, and this one does not: most often as a letter has left since. */
export function goneView({ gone }: PlanSince, course: Course, visit: Visit): Html | '' {
  if (gone.length === 0) return ''
  const letters = [...new Set(gone.map(({ about }) => about))]
  const names = letters.map(
    (letter) => html`<li>${planLetterName({ letter, day: dayOf(letter, course) }, course, visit)}</li>\n`,
  )
  return html`<p>${visit.say('o.plan.gone')}</p>
<ul>
${names}</ul>
`
}

function dayOf(letter: string, { lessons }: Course): number {
  return lessons.find((lesson) => lesson.letter === letter)?.day ?? 0
}

/** What a letter of a plan is called; `day` is 0 for a reminder. */
export function planLetterName(
  { letter, day }: { letter: string; day: number },
  course: Course,
  visit: Visit,
): Html {
  const event = day > 0 ? null : letter.slice(0, letter.indexOf('.'))
  return shownLetterName({ letter, day, event, kind: day > 0 ? 'lesson' : 'reminder' }, course, visit)
}

/** Marks what is other than it was seen; `saw` as `sawOf` has it. */
export function sinceMark(saw: string | null | undefined, { say }: Visit): Html | '' {
  if (saw === undefined) return ''
  return html` <mark>${say(saw === null ? 'o.plan.new' : 'o.plan.other')}</mark>`
}
