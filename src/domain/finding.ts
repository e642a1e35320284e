/**
 * What the ledger alone tells of a broken promise. Numbers are ids of rows, but for `day`, `bodies`, `resends`,
 * `written`.
 */
export type LedgerFinding =
  | {
      found: 'left-too-often'
      delivery: number
      letter: string
      bodies: number
      resends: number
      written: number
    }
  | { found: 'not-ended'; delivery: number; letter: string; state: string }
  | { found: 'never-made'; enrolment: number; letter: string }
  | {
      found: 'out-of-order'
      enrolment: number
      day: number
      date: string
      dayBefore: number
      dateBefore: string
    }
  | { found: 'after-leaving'; delivery: number }
  | { found: 'left-from-draft'; delivery: number; letter: string }
  | { found: 'not-compared'; delivery: number; letter: string }
  | { found: 'not-proven'; delivery: number; reply: string }

/** What the relay of a rehearsal took, against the ledger and the calendar. */
export type RelayFinding =
  | { found: 'lessons-missing'; asked: number; planned: number }
  | { found: 'taken-twice'; delivery: number; bodies: number }
  | { found: 'bodies-differ'; delivery: number }
  | { found: 'taken-unknown'; delivery: number }
  | { found: 'never-taken'; delivery: number }
  | { found: 'left-in-break'; delivery: number; to: string }
  | { found: 'skipped-outside-break'; delivery: number; letter: string; to: string }

/** The part of a mail that says something. */
export type MailPart = 'subject' | 'preview' | 'text' | 'html'

/**
 * What one mail of a rehearsal has wrong. Events and moments have their names in the programme; `said` is quoted from
 * it.
 */
export type MailFinding =
  | { found: 'true-of-none'; part: MailPart; said: string }
  | { found: 'said-of-cancelled'; part: MailPart; said: string }
  | { found: 'not-true-of'; part: MailPart; said: string; events: readonly string[] }
  | { found: 'leads-to-cancelled'; label: string; event: string }
  | { found: 'not-cancelled' }
  | { found: 'of-no-event'; name: string }
  | { found: 'left-though-cancelled'; event: string }
  | { found: 'left-too-late'; event: string; moment: string }
  | { found: 'too-close'; minutes: number; other: string }
  | { found: 'no-invitation' }
  | { found: 'calendars-differ' }
  | { found: 'invites-at-wrong-time'; said: string; event: string }
  | { found: 'invites-another'; attendee: string }
  | { found: 'invites-to-cancelled' }
  | { found: 'begins-with'; method: string }
  | { found: 'another-uid' }
  | { found: 'sequence-not-higher'; sequence: number; before: number }
  | { found: 'never-called-off' }
  | { found: 'told-needlessly' }
  | { found: 'told-another-change' }

/**
 * One case of a broken promise: a code, and the facts that its words need. `file` is that of the mail, in the report's
 * folder.
 */
export type Finding =
  | LedgerFinding
  | RelayFinding
  | (MailFinding & { file: string })
  | { found: 'never-told'; to: string; event: string; at: string }
