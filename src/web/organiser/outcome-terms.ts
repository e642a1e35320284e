import { html } from 'hono/html'
import type { LetterLine } from '../../actions/letters/letter-lines.ts'
import { LETTER_OUTCOMES, type LetterOutcome } from '../../domain/letter-outcome.ts'
import type { Html } from '../../html/html.ts'
import type { Visit } from './visit.ts'

/** Outcomes that somebody may have to look at. */
const WRONG: ReadonlySet<LetterOutcome> = new Set(['bounced', 'unknown', 'held', 'failed'])

/** « 100 = 97 remises + 2 en pause + 1 rejetée »: each number leads to its people. One term alone is its own sum. */
export function outcomeTerms(
  { letter, kind, expected, outcomes }: LetterLine,
  home: string,
  { say, language }: Visit,
): Html {
  if (expected === undefined) {
    const open = say(kind === 'one-off' ? 'o.letters.openOneOff' : 'o.letters.open')
    return html`<span class="quiet">${open}</span>`
  }
  if (expected === 0) return html`<span class="quiet">${say('o.letters.forNobody')}</span>`
  const people = `${home}/people?letter=${encodeURIComponent(letter)}`
  const terms = LETTER_OUTCOMES.flatMap((outcome) => {
    const number = outcomes[outcome] ?? 0
    if (number === 0) return []
    const words = say(`o.outcome.${outcome}`, { people: number })
    return [
      html`<a href="${`${people}&outcome=${outcome}`}"${WRONG.has(outcome) ? html` class="wrong"` : ''}>${words}</a>`,
    ]
  })
  if (terms.length === 1) return html`<span class="sum">${terms}</span>`
  const total = html`<a href="${people}">${expected.toLocaleString(language)}</a>`
  return html`<span class="sum">${total} = ${terms.map((term, index) => (index === 0 ? term : html` + ${term}`))}</span>`
}
