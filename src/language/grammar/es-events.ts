import type { EventGrammar } from '../event-grammar.ts'

/** What Spanish sentences say of events. */
export const SPANISH_EVENTS: EventGrammar = {
  claims: [
    ['se celebra|se celebrará|tiene lugar|tendrá lugar|nos vemos', { tense: 'ahead', of: ['start'] }],
    ['se celebró|tuvo lugar', { tense: 'past', of: ['start'] }],
    ['empieza|comienza', { tense: 'ahead', of: ['start'] }],
    ['empezó|comenzó', { tense: 'past', of: ['start'] }],
    ['se abren?(?!\\p{L})|apertura de inscripciones', { tense: 'ahead', of: ['opens'] }],
    ['se abrieron|se abrió', { tense: 'past', of: ['opens'] }],
    ['termina(?!\\p{L})|dura hasta', { tense: 'ahead', of: ['end'] }],
    ['terminó', { tense: 'past', of: ['end'] }],
    ['aparece|a partir del', { tense: 'ahead' }],
    ['(?<!\\p{L})(?:fue|desde)(?!\\p{L})', { tense: 'past' }],
    ['previst[oa]s?(?!\\p{L})', { tense: 'planned' }],
    ['está prevista|pasa al', { tense: 'ahead' }],
    ['estaba prevista', { tense: 'past' }],
  ],
  kinds: { webinar: 'seminarios? web|webinars?', mooc: 'moocs?' },
  invites: 'nos vemos|inscríbete|apúntate|reserva tu plaza|puedes inscribirte',
  signsUp: 'inscri|entrar|acceder|reservar|participar|apuntar',
}
