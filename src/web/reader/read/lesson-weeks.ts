import { html } from 'hono/html'
import { attributes } from '../../../html/attributes.ts'
import type { Html } from '../../../html/html.ts'

/** As in the letters: squares of 17 with 4 between them, a week in each row. */
const [SIDE, STEP, WEEK] = [17, 21, 7]

/**
 * The days of a course as squares, those before `day` filled and that day with its number: a picture of what is said
 * beside it.
 */
export function lessonWeeks({ day, days }: { day: number; days: number }): Html {
  const numbers = Array.from({ length: days }, (_, index) => index + 1)
  const [columns, rows] = [Math.min(days, WEEK), Math.ceil(days / WEEK)]
  const box = { width: columns * STEP - 4, height: rows * STEP - 4 }
  return html`<svg class="weeks" width="${box.width}" height="${box.height}" viewBox="0 0 ${box.width} ${box.height}" aria-hidden="true" focusable="false">${numbers.map((number) => square(number, day))}</svg>`
}

function square(number: number, day: number): Html {
  const [x, y] = [((number - 1) % WEEK) * STEP, Math.floor((number - 1) / WEEK) * STEP]
  const kind = number === day ? 'today' : number < day ? 'past' : undefined
  const mark =
    number === day ? html`<text x="${x + SIDE / 2}" y="${y + 12}" text-anchor="middle">${number}</text>` : ''
  return html`<rect x="${x + 0.5}" y="${y + 0.5}" width="${SIDE - 1}" height="${SIDE - 1}"${attributes({ class: kind })}/>${mark}`
}
