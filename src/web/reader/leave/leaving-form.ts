import { html } from 'hono/html'
import {
  isLeavingReason,
  LEAVING_REASONS,
  type LeavingReason,
  LONGEST_LEAVING_WORDS,
} from '../../../domain/leaving.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { sayIn } from '../../../language/say.ts'
import { choice } from '../../field.ts'
import type { Html } from '../../page.ts'

/** The two fields in which somebody may say why they leave. */
export function whyFields(language: Language): Html {
  const say = sayIn(language)
  const options = LEAVING_REASONS.map((reason) => ({ value: reason, label: say(`leave.reasons.${reason}`) }))
  return html`${choice({
    name: 'reason',
    label: say('leave.why'),
    hint: say('leave.whyHint'),
    options: [{ value: '', label: say('leave.noReason') }, ...options],
  })}<div class="field">
<label for="words">${say('leave.words')}</label>
<p class="hint" id="words-hint">${say('leave.wordsHint')}</p>
<textarea id="words" name="words" rows="3" maxlength="${LONGEST_LEAVING_WORDS}" aria-describedby="words-hint"></textarea>
</div>
`
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
