import { isLeavingReason } from '../../../domain/leaving.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'

/** A reason for leaving as it is kept, such as `other: too long`, in words; what is none of the form's stays. */
export function reasonWords(kept: string, language: Language): string {
  const [, code = '', words] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(kept) ?? []
  if (!isLeavingReason(code)) return kept
  const say = sayIn(language)
  const reason = say(`leave.reasons.${code}`)
  return words === undefined ? reason : `${reason}${say('course.colon')} ${words}`
}
