import { html } from 'hono/html'
import { type ImportPreview, wouldJoin } from '../../../domain/people-import.ts'
import { linesField } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { type ImportVisit, importPath, type Redisplay } from './import-visit.ts'

const LONGEST_BASIS = 500

/** Asks for the basis and enrols, or drops the list. */
export function startForm(
  at: ImportVisit,
  preview: ImportPreview,
  { basis = '', message }: Partial<Redisplay> = {},
): Html {
  const { visit } = at
  const { say } = visit
  const people = wouldJoin(preview)
  const asked = linesField({
    ...{ name: 'basis', label: say('o.import.basis'), hint: say('o.import.basisHint') },
    ...{ value: basis, message, rows: 2, longest: LONGEST_BASIS, required: true },
  })
  const content = html`${asked}<input type="hidden" name="expected" value="${preview.people}">${submit({ label: say('o.import.start', { people }) })}`
  const start = visit.form({ action: `${importPath(at)}/start`, right: 'run', content })
  const forget = visit.form({
    ...{ action: `${importPath(at)}/forget`, right: 'run' },
    content: submit({ label: say('o.import.forget'), tone: 'quiet' }),
  })
  return html`${people > 0 && start ? html`${start}<p class="quiet">${say('o.import.startAside')}</p>` : ''}${forget}`
}
