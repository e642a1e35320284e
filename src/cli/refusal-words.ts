import type { Refusal } from '../domain/refusal.ts'

type Words = { [code in Refusal['refused']]: (refusal: Extract<Refusal, { refused: code }>) => string }

const WORDS: Words = {
  'no-such-cohort': ({ cohort }) =>
    `there is no cohort named ${cohort}: npx feuilleton cohort list shows them`,
  'cohort-cancelled': ({ cohort }) => `the cohort ${cohort} is cancelled`,
  'cohort-exists': ({ cohort }) => `there is a cohort named ${cohort} already: choose another with --slug`,
  'slug-unusable': ({ cohort, why }) => `${JSON.stringify(cohort)} cannot name a cohort: ${SLUG[why]}`,
  'name-of-lines': () => 'the name of a cohort must be one line, without control characters',
  'no-basis': () => 'the legal basis of an import cannot be empty',
  'cohort-begun': ({ cohort, dayOne }) =>
    `the cohort ${cohort} began on ${dayOne} and takes nobody after that: enrol them in the next cohort`,
  'no-such-event': ({ cohort, event, known }) =>
    `the cohort ${cohort} has no event '${event}': ${known.length === 0 ? 'its programme has none' : oneOf(known)}`,
  'event-cancelled': ({ event }) => `${event} is cancelled already`,
  'event-over': ({ event }) => `${event} is over: there is nothing left to cancel`,
  'event-of-rolling-cohort': ({ event }) =>
    `in a rolling cohort everybody has dates of their own: ${event} cannot be moved`,
  'no-such-moment': ({ event, moment, known }) => `${event} has no '${moment}' to move: ${oneOf(known)}`,
  'moment-needed': ({ event, known }) =>
    `${event} has several dates: say which one with --moment, one of ${known.join(', ')}`,
  'hour-needed': ({ event, moment }) =>
    `${moment} of ${event}: expected a date and an hour, such as 2027-03-17T13:00`,
  'hour-too-many': ({ event, moment }) => `${moment} of ${event}: expected a date alone, such as 2027-03-17`,
  'moment-over': ({ event, moment }) => `${moment} of ${event} is over, and cannot be moved any more`,
  'moment-in-the-past': ({ event, moment }) => `${moment} of ${event} cannot be moved into the past`,
  'moment-there-already': ({ event, moment }) => `${moment} of ${event} is at that time already`,
  'moment-outside-cohort': ({ event, moment, dayOne }) =>
    `${moment} of ${event} would be outside the cohort: expected a date from ${dayOne} to a year later`,
  'ends-before-it-starts': ({ event }) => `${event} would end before it starts`,
  'ends-before-it-opens': ({ event }) => `${event} would end before its sign-up opens`,
  'links-of-no-webinar': ({ event }) =>
    `${event} is not a webinar: only a webinar has a link to join and a recording`,
  'link-unusable': ({ url }) => `${url}: expected an address that starts with https://`,
  'links-there-already': ({ event }) => `${event} has that link already`,
  'attendance-of-no-webinar': ({ event }) =>
    `${event} is not a webinar: attendance is known of webinars only`,
  'attendance-of-cancelled': ({ event }) => `${event} is cancelled: nobody attended`,
  'attendance-too-early': ({ event }) => `${event} has not started: store the list of attendees after it`,
  'rehearsed-change': ({ change, why }) => `--change '${change}': ${refusalWords(why)}`,
}

const SLUG = {
  letters: 'expected lower-case letters, digits and hyphens, such as 21-jours',
  length: 'expected at most 100 characters',
} as const

/** Puts a refusal into words: why the action did nothing, and what to do. */
export function refusalWords<R extends Refusal>(refusal: R): string {
  return (WORDS[refusal.refused] as (refusal: R) => string)(refusal)
}

function oneOf(known: readonly string[]): string {
  return `expected one of ${known.join(', ')}`
}
