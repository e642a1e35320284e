import { html } from 'hono/html'
import type { ImportPreview } from '../../../domain/people-import.ts'
import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import type { ImportVisit } from './import-visit.ts'
import { questionsIn } from './questions.ts'

type Asked = { says: string; legend: string; value?: string }

/** Asks what the words of a status column mean that nobody knows, and shows what was answered. */
export function standingFields({ visit, found }: ImportVisit, preview: ImportPreview): Html | '' {
  const { say } = visit
  const quoted = (words: string) => say('finding.quoted', { words })
  const { takeStatus = [], leaveStatus = [] } = found.choices
  const answered = (value: string) => (says: string) => ({ says, value, legend: quoted(says) })
  const open = questionsIn(preview).map(({ says, column, people }) => ({
    says,
    legend: say('o.import.asked', { says: quoted(says), column: quoted(column), people }),
  }))
  const asked: Asked[] = [...open, ...takeStatus.map(answered('stay')), ...leaveStatus.map(answered('left'))]
  if (asked.length === 0) return ''
  return html`<p>${say('o.import.asked.lead')}</p>
${asked.map(({ says, legend, value }, index) => {
  const options = [
    { value: 'stay', label: say('o.import.asked.stay') },
    { value: 'left', label: say('o.import.asked.left') },
  ]
  return html`<input type="hidden" name="says-${index}" value="${says}">${choice({ name: `standing-${index}`, legend, options, value })}`
})}`
}
