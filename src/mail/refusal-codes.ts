import type { RefusalRow } from './refusal-row.ts'

const RFC_3463 = 'RFC 3463 and the IANA registry of enhanced status codes'

/**
 * Codes about a mailbox, sent after the final dot. The letter has one recipient, yet the reply may be about the letter.
 */
const OF_A_MAILBOX = /^5\.(?:1\.(?:0|1|2|3|4|6|10)|2\.[01])$/

/**
 * What the enhanced code says by itself, or the reply code and the phase when there is none. The first matching row
 * decides; nothing else in a reply makes it harder.
 */
export const CODE_ROWS: readonly RefusalRow[] = [
  { verdict: 'passing', enhanced: /^4\./, source: 'RFC 3463 §2: class 4 is persistent transient' },
  { verdict: 'passing', enhanced: /^5\.2\.2$/, source: `${RFC_3463}: mailbox full` },
  { verdict: 'passing', enhanced: /^5\.3\.[12]$/, source: `${RFC_3463}: system full, system not accepting` },
  {
    verdict: 'passing',
    enhanced: /^5\.4\.(?:[23567]|14)$/,
    source: `${RFC_3463}: connection, directory, congestion, loop, time; Exchange 5.4.14`,
  },
  { verdict: 'policy', enhanced: /^5\.1\.[78]$/, source: `${RFC_3463}: the sender’s address` },
  {
    verdict: 'refused',
    phase: 'rcpt',
    enhanced: /^5\.7\.1[78]$/,
    source: 'RFC 7293: owner has changed; qmail',
  },
  { verdict: 'policy', enhanced: /^5\.7\./, source: `${RFC_3463}: security or policy` },
  { verdict: 'letter', enhanced: /^5\.(?:2\.3|3\.4|6\.\d+)$/, source: `${RFC_3463}: size, content` },
  {
    verdict: 'gone',
    phase: 'rcpt',
    enhanced: /^5\.1\.(?:1|2|3|6|10)$/,
    source: `${RFC_3463}: no such mailbox or system, moved; RFC 7505: null MX`,
  },
  { verdict: 'disabled', phase: 'rcpt', enhanced: /^5\.2\.1$/, source: `${RFC_3463}: mailbox disabled` },
  // 5.4.1 is Microsoft’s “Access denied” for an unknown recipient. La Poste sends 5.5.0 for everything.
  { verdict: 'refused', phase: 'rcpt', source: 'RFC 5321 §4.2.1: 5yz at RCPT is final' },
  { verdict: 'refused', phase: 'data', enhanced: OF_A_MAILBOX, source: `${RFC_3463}, said after the letter` },
  {
    verdict: 'refused',
    phase: 'data',
    enhanced: 'none',
    words:
      /this user doesn.?t have|no such (?:user|mailbox|recipient)|user unknown|unknown (?:user|recipient)|mailbox is disabled|not a valid (?:recipient|mailbox|user)/,
    source: 'help.yahoo.com, “Email sent to Yahoo Mail addresses is rejected”: 554 delivery error',
  },
  { verdict: 'letter', phase: 'data', source: 'RFC 5321 §4.2.1: 5yz after DATA is about the letter' },
]
