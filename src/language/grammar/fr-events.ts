import type { EventGrammar } from '../event-grammar.ts'

/** What French sentences say of events. */
export const FRENCH_EVENTS: EventGrammar = {
  claims: [
    ['a lieu|aura lieu|rendez-vous', { tense: 'ahead', of: ['start'] }],
    ['a eu lieu', { tense: 'past', of: ['start'] }],
    ['commence', { tense: 'ahead', of: ['start'] }],
    ['a commencé', { tense: 'past', of: ['start'] }],
    ['ouvrent|ouverture des inscriptions', { tense: 'ahead', of: ['opens'] }],
    ['ont ouvert', { tense: 'past', of: ['opens'] }],
    ['se termine|dure jusqu’au', { tense: 'ahead', of: ['end'] }],
    ['s’est terminée?', { tense: 'past', of: ['end'] }],
    ['paraît|parution|à partir du', { tense: 'ahead' }],
    ['c’était|depuis', { tense: 'past' }],
    ['prévue?s?(?!\\p{L})', { tense: 'planned' }],
    ['est prévue|est désormais fixée?|désormais le', { tense: 'ahead' }],
    ['était prévue', { tense: 'past' }],
  ],
  kinds: { webinar: 'webinaires?', mooc: 'moocs?' },
  invites:
    'rendez-vous|inscrivez-vous|réservez|réserver votre place|vous pouvez vous inscrire|il est encore temps',
  signsUp: 'inscri|rejoindre|accéder|réserver|participer|suivre',
}
