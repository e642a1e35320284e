import type { PersonRefusal } from './person-refusal.ts'
import type { StructurePart } from './structure-difference.ts'
import type { WebhookMistake } from './webhook-address.ts'

/** Why an action does nothing, and the facts that the words for it need. Names are as an organiser typed them. */
export type Refusal =
  | PersonRefusal
  | { refused: 'no-such-cohort'; cohort: string }
  | { refused: 'cohort-cancelled'; cohort: string }
  | { refused: 'no-such-letter'; cohort: string; letter: string }
  | { refused: 'no-such-reader'; cohort: string }
  | { refused: 'letter-unwritable'; letter: string; why: string }
  | { refused: 'letter-without-words'; letter: string }
  | { refused: 'tests-used-up'; most: number }
  | { refused: 'no-relay' }
  | { refused: 'nobody-to-send-to'; letter: string }
  | { refused: 'others-than-seen'; seen: number; people: number }
  | { refused: 'resend-gone' }
  | { refused: 'cohort-exists'; cohort: string }
  | { refused: 'no-draft'; cohort: string }
  | { refused: 'cohort-is-draft'; cohort: string }
  | { refused: 'slug-unusable'; cohort: string; why: 'letters' | 'length' | 'reserved' }
  | { refused: 'name-of-lines' }
  | { refused: 'no-basis' }
  | { refused: 'nobody-to-enrol' }
  | { refused: 'import-changed' }
  | { refused: 'list-not-read'; line: string }
  | { refused: 'cohort-begun'; cohort: string; dayOne: string }
  | { refused: 'no-such-event'; cohort: string; event: string; known: readonly string[] }
  | { refused: 'event-cancelled'; event: string }
  | { refused: 'event-over'; event: string }
  | { refused: 'event-changed'; event: string }
  | { refused: 'event-of-rolling-cohort'; event: string }
  | { refused: 'no-such-moment'; event: string; moment: string; known: readonly string[] }
  | { refused: 'moment-needed'; event: string; known: readonly string[] }
  | { refused: 'hour-needed'; event: string; moment: string }
  | { refused: 'hour-too-many'; event: string; moment: string }
  | { refused: 'moment-over'; event: string; moment: string }
  | { refused: 'moment-in-the-past'; event: string; moment: string }
  | { refused: 'moment-there-already'; event: string; moment: string }
  | { refused: 'moment-outside-cohort'; event: string; moment: string; dayOne: string }
  | { refused: 'ends-before-it-starts'; event: string }
  | { refused: 'ends-before-it-opens'; event: string }
  | { refused: 'links-of-no-webinar'; event: string }
  | { refused: 'link-unusable'; url: string }
  | { refused: 'links-there-already'; event: string }
  | { refused: 'attendance-of-no-webinar'; event: string }
  | { refused: 'attendance-of-cancelled'; event: string }
  | { refused: 'attendance-too-early'; event: string }
  | { refused: 'webhook-unusable'; why: WebhookMistake }
  | { refused: 'organiser-joined'; organiser: string }
  | { refused: 'no-such-organiser'; organiser: string }
  | { refused: 'last-owner'; organiser: string }
  | { refused: 'organiser-changed-meanwhile'; organiser: string }
  | { refused: 'brand-changed-meanwhile' }
  | { refused: 'link-opens-nothing'; why: 'unknown' | 'used' | 'expired' | 'other-device' }
  | { refused: 'passkey-unusable' }
  | { refused: 'passkey-unknown' }
  | { refused: 'passkey-known' }
  | { refused: 'passkey-late' }
  | { refused: 'nothing-to-change'; cohort: string }
  | { refused: 'nothing-to-undo'; cohort: string }
  | { refused: 'joining-unchanged'; cohort: string }
  | { refused: 'no-joining-to-undo'; cohort: string }
  | { refused: 'moved-to-itself' }
  | { refused: 'moved-to-other-programme'; cohort: string; programme: string }
  | { refused: 'nobody-to-move'; cohort: string }
  | { refused: 'no-move-to-undo'; cohort: string }
  | { refused: 'no-such-lesson'; cohort: string; day: number }
  | { refused: 'lessons-lost'; lessons: string; people: number; zone: string }
  | { refused: 'lessons-collide'; lesson: number; people: number; zone: string }
  | { refused: 'to-fill-in'; programme: string; keys: readonly string[] }
  | { refused: 'lessons-disordered'; lesson: number; people: number; zone: string }
  | { refused: 'lesson-had'; lesson: number; people: number }
  | { refused: 'programme-unwritten'; programme: string }
  | { refused: 'programme-mistaken'; programme: string; mistake: string; more: number }
  | { refused: 'texts-missing'; file: string }
  | { refused: 'texts-broken'; file: string }
  | { refused: 'texts-nested'; file: string }
  | { refused: 'texts-too-large'; file: string; megabytes: number }
  | { refused: 'texts-none'; kinds: string }
  | { refused: 'texts-too-many'; lessons: number; most: number }
  | { refused: 'texts-no-heading'; file: string; level: number }
  | { refused: 'nothing-to-correct'; cohort: string }
  | { refused: 'file-too-large' }
  | { refused: 'files-changed-meanwhile'; files: readonly string[] }
  | { refused: 'structure-changed'; cohort: string; parts: readonly StructurePart[] }
  | { refused: 'no-such-one-off'; cohort: string; id: number }
  | { refused: 'one-off-sent'; subject: string }
  | { refused: 'one-off-mistaken'; mistake: string; more: number }
  | { refused: 'one-off-for-nobody' }
  | { refused: 'one-off-too-late'; leavesAt: string }
  | { refused: 'one-off-begun'; subject: string }
  | { refused: 'one-off-over'; subject: string }
  | { refused: 'one-off-not-paused'; subject: string }
  | { refused: 'rehearsed-change'; change: string; why: Refusal }

/**
 * Ends an action that may not be done, and the transaction that it is in, with a refusal: a code and facts. Whoever shows
 * it puts it into words; see `attempt`.
 */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** What an action answers: its result, or why it did nothing. Surprises are thrown on. */
export async function attempt<T>(action: Promise<T>): Promise<T | Refusal> {
  try {
    return await action
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
