import type { Language, PlainMessage } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { HoldReason } from './delivery.ts'

const HOLD_WORDS: Readonly<Record<HoldReason, PlainMessage>> = {
  outdated: 'held.outdated',
  'bytes-changed': 'held.bytes-changed',
}

/** Why a letter waits for a decision. What a relay said, or what is wrong with a letter, stays as it is. */
export function whyWords(why: string | null, language: Language): string | null {
  return isHoldReason(why) ? sayIn(language)(HOLD_WORDS[why]) : why
}

function isHoldReason(why: string | null): why is HoldReason {
  return why !== null && Object.hasOwn(HOLD_WORDS, why)
}
