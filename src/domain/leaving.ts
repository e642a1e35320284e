/** Why somebody leaves, when they want to say. */
export const LEAVING_REASONS = ['too-many', 'no-time', 'not-for-me', 'not-asked', 'other'] as const
export type LeavingReason = (typeof LEAVING_REASONS)[number]

export const LONGEST_LEAVING_WORDS = 500

/** How long a leaving can be taken back. */
export const UNDO_MS = 7 * 24 * 60 * 60_000

/** `too-many`, or `other: the words of the reader`. */
export function leavingText(reason: LeavingReason, words: string): string {
  const told = words.trim().slice(0, LONGEST_LEAVING_WORDS)
  return told === '' ? reason : `${reason}: ${told}`
}

export function isLeavingReason(text: string): text is LeavingReason {
  return LEAVING_REASONS.some((reason) => reason === text)
}
