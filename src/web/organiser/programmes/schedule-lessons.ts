import { html } from 'hono/html'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import type { SharedVisit } from './with-shared.ts'

/** A lesson of the list, with the title that its author has in hand. */
export type TitledLesson = { day: number; letter: string; title: string }

type Shown = { visit: SharedVisit; typed: Typed | undefined }

/** The lessons in their order, each with its title, its page and what can be done to its place. */
export function lessonTable(lessons: readonly TitledLesson[], shown: Shown): Html {
  return html`<ol class="lesson-order">
${lessons.map((lesson) => lessonLine(lesson, { ...shown, last: lessons.length }))}</ol>
`
}

function lessonLine(
  { day, letter, title }: TitledLesson,
  { visit, typed, last }: Shown & { last: number },
): Html {
  const { say, home, edition, language } = visit
  const name = lessonNumber(day, { programme: edition?.programme, language })
  const id = `title.${letter}`
  const move = (then: string, label: string, isOff: boolean) =>
    isOff
      ? ''
      : html`<button type="submit" class="quiet" name="then" value="${then}:${day}">${label}<span class="unseen"> ${name}</span></button> `
  return html`<li><label for="${id}">${name}</label> <input id="${id}" name="${id}" type="text" value="${typed?.(id) || title}">
<p class="lesson-acts"><a href="${home}/lessons/${day}">${say('o.schedule.write')}<span class="unseen"> ${name}</span></a> ${move('up', say('o.schedule.up'), day === 1)}${move('down', say('o.schedule.down'), day === last)}${move('drop', say('o.schedule.drop'), last === 1)}</p></li>
`
}
