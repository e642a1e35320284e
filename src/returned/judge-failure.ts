import { readRefusal, softer } from '../mail/read-refusal.ts'
import type { Verdict } from '../mail/refusal-row.ts'

/** What a report says of a letter that failed. */
export type Failure = {
  /** The enhanced code of its own field, such as `5.1.1`. */
  status?: string | undefined
  /** The reply of the server that refused, or what the report says instead. */
  words: string
  /** All that the report says to people; it may tell at which command the letter was refused. */
  told: string
  /** The recipient’s domain, in lower case. */
  domain: string
}

export type Judgement = { kind: 'hard' | 'soft'; verdict: Verdict; status?: string }

/** Advice of programs to people. Without it, “check the address and try again” would be a fault that passes. */
const ADVICE =
  /\b(?:check|verify|inspect|correct|review|v[ée]rifiez|corrigez)\b[^.]{0,120}\b(?:try (?:again|to resend)|r[ée]essayez)\b/gi

/** Refused before its recipient was named, or by a filter: it is us, whatever the words (as over SMTP). */
const ABOUT_US =
  /blocked by our (?:spam|bulk)|after (?:MAIL FROM|HELO|EHLO|initial connection)|in reply to (?:MAIL FROM|HELO|EHLO) command|but (?:sender|my name) was rejected/i
const AFTER_LETTER = /after end of data|in reply to (?:end of )?DATA command|for TEXT command/i

const HARD: ReadonlySet<Verdict> = new Set(['refused', 'disabled', 'gone'])

/**
 * Judges by the table that reads replies over SMTP. Of several codes the one that costs the reader least counts; a
 * status without a detail (`5.0.0`) counts when there is no other.
 */
export function judgeFailure({ status, words, told, domain }: Failure): Judgement {
  const said = words.replace(ADVICE, ' ')
  const basic = /(?:^|[\s'"“:;(>])([45]\d\d)(?=[ ,#-]|$)/.exec(said)?.[1]
  const phase = AFTER_LETTER.test(told) ? ('data' as const) : ('rcpt' as const)
  const judged = codesOf(status, said).map((enhanced) => ({
    enhanced,
    verdict: readRefusal({
      phase,
      basic: basic === undefined ? undefined : Number(basic),
      enhanced,
      words: said,
      domain,
    }),
  }))
  const first = judged.reduce((one, other) =>
    softer(one.verdict, other.verdict) === one.verdict ? one : other,
  )
  const verdict = ABOUT_US.test(told) ? softer(first.verdict, 'policy') : first.verdict
  const kind = HARD.has(verdict) ? ('hard' as const) : ('soft' as const)
  const decided = first.enhanced ?? status
  return { kind, verdict, ...(decided !== undefined && { status: decided }) }
}

function codesOf(status: string | undefined, words: string): [string | undefined, ...(string | undefined)[]] {
  const inWords = [...words.matchAll(/(?:^|[\s#:;('"-])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/g)].map(
    ([, code]) => code,
  )
  const all = [...new Set([status, ...inWords])].filter((code) => code !== undefined)
  const [first, ...others] = all.some(isExact) ? all.filter(isExact) : all.filter(isOfMoment)
  return [first, ...others]
}

/** `5.0.0` stands for a reply without a code. */
function isExact(code: string): boolean {
  return !code.endsWith('.0.0')
}

function isOfMoment(code: string): boolean {
  return code.startsWith('4')
}
