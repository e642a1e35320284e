import { html } from 'hono/html'
import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import { LETTER_OUTCOMES, type LetterOutcome } from '../../../domain/letter-outcome.ts'
import type { Html } from '../../../html/html.ts'
import type { Say } from '../../../language/say.ts'

/** Outcomes that somebody may have to look at. */
const WRONG: ReadonlySet<LetterOutcome> = new Set(['bounced', 'unknown', 'held', 'failed'])

/** « 100 = 97 remises + 2 en pause + 1 rejetée »: each number leads to its people. */
export function outcomeTerms({ letter, expected, outcomes }: LetterLine, home: string, say: Say): Html {
  if (expected === undefined) return html`<span class="quiet">${say('o.letters.open')}</span>`
  const people = `${home}/people?letter=${encodeURIComponent(letter)}`
  const terms = LETTER_OUTCOMES.flatMap((outcome) => {
    const number = outcomes[outcome] ?? 0
    if (number === 0) return []
    const words = say(`o.outcome.${outcome}`, { people: number })
    return [
      html`<a href="${`${people}&outcome=${outcome}`}"${WRONG.has(outcome) ? html` class="wrong"` : ''}>${words}</a>`,
    ]
  })
  const total = html`<a href="${people}">${say('o.letters.expected', { people: expected })}</a>`
  if (terms.length === 0) return html`<span class="sum">${total}</span>`
  return html`<span class="sum">${total} = ${terms.map((term, index) => (index === 0 ? term : html` + ${term}`))}</span>`
}
