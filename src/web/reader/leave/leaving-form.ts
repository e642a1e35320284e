import { html } from 'hono/html'
import {
  isLeavingReason,
  LEAVING_REASONS,
  type LeavingReason,
  LONGEST_LEAVING_WORDS,
} from '../../../domain/leaving.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { choice } from '../../../html/choice.ts'
import { textField } from '../../../html/field.ts'
import type { Html } from '../../page.ts'
import { LEAVING } from './leaving-words.ts'

/** The two fields in which somebody may say why they leave. */
export function whyFields(language: Language): Html {
  const words = LEAVING[language]
  const options = LEAVING_REASONS.map((reason) => ({ value: reason, label: words.reasons[reason] }))
  return html`${choice({
    name: 'reason',
    label: words.why,
    hint: words.whyHint,
    options: [{ value: '', label: words.noReason }, ...options],
  })}${textField({ name: 'words', label: words.words, hint: words.wordsHint, rows: 3, longest: LONGEST_LEAVING_WORDS })}`
}

/** What was said with `whyFields`; words without a reason are another reason. */
export function readWhy(
  typed: (name: string) => string,
): { reason: LeavingReason; words: string } | undefined {
  const reason = typed('reason')
  const words = typed('words')
  if (isLeavingReason(reason)) return { reason, words }
  return words.trim() === '' ? undefined : { reason: 'other', words }
}
