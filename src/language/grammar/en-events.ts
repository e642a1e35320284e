import type { EventGrammar } from '../event-grammar.ts'

/** What English sentences say of events. */
export const ENGLISH_EVENTS: EventGrammar = {
  claims: [
    ['takes place|see you', { tense: 'ahead', of: ['start'] }],
    ['took place', { tense: 'past', of: ['start'] }],
    ['begins', { tense: 'ahead', of: ['start'] }],
    ['began', { tense: 'past', of: ['start'] }],
    ['opens', { tense: 'ahead', of: ['opens'] }],
    ['opened', { tense: 'past', of: ['opens'] }],
    ['lasts until|ends', { tense: 'ahead', of: ['end'] }],
    ['ended', { tense: 'past', of: ['end'] }],
    ['comes out', { tense: 'ahead' }],
    ['it was|came out|since', { tense: 'past' }],
    ['planned', { tense: 'planned' }],
    ['is due|is now set for|now on', { tense: 'ahead' }],
    ['was due', { tense: 'past' }],
  ],
  kinds: { webinar: 'webinars?', mooc: 'moocs?' },
  invites: 'see you|register now|you can register',
  signsUp: '(?<!\\p{L})join(?!\\p{L})|register|sign up',
}
