import { familyOf, type MailFamily } from './mail-families.ts'
import { CODE_ROWS } from './refusal-codes.ts'
import { type RefusalPhase, type RefusalRow, VERDICTS, type Verdict } from './refusal-row.ts'
import { WORD_ROWS } from './refusal-words.ts'

/** A refusal, over SMTP or in a bounce that came by mail. A bounce may have no phase, and a status without a reply. */
export type Refusal = {
  /** Default: `rcpt`, about the recipient. */
  phase?: RefusalPhase | undefined
  /** The reply code, such as 550. */
  basic?: number | undefined
  /** The enhanced code (RFC 3463), such as `5.1.1`. */
  enhanced?: string | undefined
  /** The whole reply, word for word, in French or English. */
  words?: string | undefined
  /** The recipient’s domain, in lower case. */
  domain?: string | undefined
}

/**
 * Classifies a refusal. The enhanced code decides; words and the reply code can only soften the verdict, never harden
 * it, because servers contradict themselves (`552 5.1.1 … Recipient overquota`).
 */
export function readRefusal({ phase = 'rcpt', basic, enhanced, words = '', domain = '' }: Refusal): Verdict {
  const told: Told = {
    phase,
    basic: basic === undefined ? '' : String(basic),
    enhanced,
    words: plainWords(words),
    family: familyOf(domain),
  }
  const byCode = CODE_ROWS.find((row) => fits(row, told))?.verdict ?? 'letter'
  const byWords = WORD_ROWS.find((row) => fits(row, told))?.verdict ?? byCode
  return softer(byCode, byWords)
}

/** The one of two verdicts that costs a reader less. */
export function softer(one: Verdict, other: Verdict): Verdict {
  return VERDICTS.indexOf(other) < VERDICTS.indexOf(one) ? other : one
}

type Told = {
  phase: RefusalPhase
  basic: string
  enhanced: string | undefined
  words: string
  family: MailFamily | undefined
}

function fits(row: RefusalRow, { phase, basic, enhanced, words, family }: Told): boolean {
  if (row.phase !== undefined && row.phase !== phase) return false
  if (row.family !== undefined && row.family !== family) return false
  if (row.basic !== undefined && !row.basic.test(basic)) return false
  if (row.enhanced === 'none' && enhanced !== undefined) return false
  if (row.enhanced instanceof RegExp && !row.enhanced.test(enhanced ?? '')) return false
  return row.words === undefined || row.words.test(words)
}

/**
 * The words of a reply in lower case, without accents. Drops addresses, links, and the codes at the start of each line
 * of a longer reply: they may contain such words by chance.
 */
export function plainWords(reply: string): string {
  return reply
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/https?:\/\/\S+|<[^<>]*>|\S+@\S+/g, ' ')
    .replace(/\b[245]\d\d[ -](?:[245]\.\d+\.\d+ ?)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
