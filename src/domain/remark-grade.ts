import type { Remark, RemarkCode } from './remark.ts'

/**
 * How things stand by a remark: `wrong` is to be mended, `advice` might be better, and `unseen` could not be looked at, as
 * somebody did not answer.
 */
export type Grade = 'good' | 'advice' | 'wrong' | 'unseen'

const GRADES: Readonly<Record<Exclude<Grade, 'wrong'>, readonly RemarkCode[]>> = {
  good: [
    'signed-aligned',
    'return-aligned',
    'url-aligned',
    'spf-good',
    'spf-relay',
    'key-good',
    'dmarc-good',
    'mx-good',
    'ptr-good',
    'relay-good',
    'certificate-good',
    'mailbox-taken',
    'clock-good',
    'click-good',
    'letter-signed',
    'letter-covered',
    'result-good',
  ],
  advice: [
    'sender-unknown',
    'no-relay',
    'unsigned-here',
    'return-elsewhere',
    'url-elsewhere',
    'spf-without-relay',
    'key-short',
    'key-testing',
    'dmarc-mute',
    'dmarc-unheard',
    'ptr-missing',
    'ptr-other',
    'relay-plain',
    'relay-without-dsn',
    'certificate-soon',
  ],
  unseen: [
    'cut-off',
    'silent',
    'mailbox-unasked',
    'click-silent',
    'click-outside',
    'letter-unverified',
    'results-absent',
  ],
}

/** How things stand by it. */
export function gradeOf({ remark }: { readonly remark: RemarkCode }): Grade {
  const found = (['good', 'advice', 'unseen'] as const).find((grade) => GRADES[grade].includes(remark))
  return found ?? 'wrong'
}

/** The grades in the order in which they are read: what is to be mended first. */
export const BY_GRAVITY: readonly Grade[] = ['wrong', 'advice', 'unseen', 'good']

/** Remarks in that order. */
export function byGravity(remarks: readonly Remark[]): Remark[] {
  return BY_GRAVITY.flatMap((grade) => remarks.filter((remark) => gradeOf(remark) === grade))
}
