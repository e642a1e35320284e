import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { NextLetter } from '../../../store/next-letters.ts'
import type { Visit } from '../visit.ts'

/** What can be done at once about the letter that a cohort sends next: a test of it, or a pause of the cohort. */
export function waysOf({ say, may }: Visit, { cohort, letter, isPaused }: NextLetter): Html {
  const home = `/o/cohorts/${cohort}`
  const test = html`<a href="${home}/letters/${letter}/test">${say('o.letters.test')}</a>`
  const pause = html`<a href="${home}/pause">${say('o.cohort.pause')}</a>`
  return html`${may('write') ? test : ''}${may('run') && !isPaused ? html` · ${pause}` : ''}`
}
