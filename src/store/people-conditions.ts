import { type RawBuilder, sql } from 'kysely'
import type { Outcome, PeopleFilter, Standing } from '../domain/people-filter.ts'
import { isBounced, isGot } from './delivery-states.ts'

type Condition = RawBuilder<unknown>

/**
 * Enrolments `e` that a list of people is narrowed to, after `from`. Subscribers are looked at only where a word is
 * searched: a join that nothing needs would cost more than all the rest.
 */
export function peopleWhere(filter: PeopleFilter): Condition {
  return filter.words.length === 0
    ? sql`feuilleton.enrolments e where ${conditions(filter)}`
    : sql`feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id where ${conditions(filter)}`
}

function conditions(filter: PeopleFilter): Condition {
  const { cohortId, words, standing } = filter
  return sql.join(
    [
      sql`true`,
      ...(cohortId === undefined ? [] : [sql`e.cohort_id = ${cohortId}`]),
      ...(cohortId === undefined && words.length === 0 ? [OF_A_COHORT] : []),
      ...words.map(found),
      ...(standing === undefined ? [] : [standingCondition(standing)]),
      letterCondition(filter),
    ],
    sql` and `,
  )
}

/** Who is in a draft that was given up, and nowhere else, is found by name alone: what is stored of them can be erased. */
const OF_A_COHORT = sql`e.cohort_id not in (select id from feuilleton.cohorts where state = 'dropped')`

/** Whether a word is the beginning of something that people are found by; each has its index (0019-people.sql). */
function found(word: string): Condition {
  if (word.startsWith('@')) return beginsWith(DOMAIN, word.slice(1))
  const places = word.includes('@') ? [ADDRESS, LAST_NAME] : [ADDRESS, LAST_NAME, DOMAIN, FIRST_NAME]
  return sql`(${sql.join(
    places.map((place) => beginsWith(place, word)),
    sql` or `,
  )})`
}

const ADDRESS = sql`s.address_key`
const LAST_NAME = sql`substring(s.address_key from '^[^@._+-]+[._+-](.*)$')`
const DOMAIN = sql`split_part(s.address_key, '@', 2)`
const FIRST_NAME = sql`lower(regexp_replace(normalize(s.first_name, NFD), '[\\u0300-\\u036f]', '', 'g'))`

/** A range and no pattern: nothing in a word has a meaning, and an index is used whatever the word. */
function beginsWith(place: Condition, word: string): Condition {
  return sql`(${place} collate "C" >= ${word} and ${place} collate "C" < ${`${word}\u{10FFFF}`})`
}

/** As in the index of those who left. */
const GONE = sql`e.state = 'unsubscribed' and e.joined_at is not null and e.follows = 'course'`

/** Counted in the same way by `countFigures`: a number leads to as many people. */
function standingCondition(standing: Standing): Condition {
  switch (standing) {
    case 'active':
      return sql`e.state = 'active' and e.follows = 'course'`
    case 'guest':
      return sql`e.state in ('active', 'paused') and e.follows = 'events'`
    case 'joined':
      return sql`e.follows = 'course' and e.joined_at is not null`
    case 'going':
      return sql`e.state in ('active', 'paused') and e.follows = 'course'`
    case 'paused':
      return sql`e.state = 'paused' and e.follows = 'course'`
    case 'pending':
      return sql`e.state = 'pending'`
    case 'left':
      return sql`${GONE} and e.left_why is distinct from 'switched'`
    case 'switched':
      return sql`${GONE} and e.left_why = 'switched'`
    case 'not-begun':
      return sql`e.state in ('active', 'paused') and e.follows = 'course' and e.track_id in (
        select t.id from feuilleton.tracks t join feuilleton.cohorts c on c.id = t.cohort_id
        where c.state = 'running' and not exists (
          select from feuilleton.dispatches i
          where i.track_id = t.id and i.kind = 'lesson' and i.state in ('open', 'closed')))`
  }
}

/** How a letter stands for them; without an outcome, that it is for them at all. */
function letterCondition({ letter, outcome }: PeopleFilter): Condition {
  if (letter === undefined)
    return outcome === undefined
      ? sql`true`
      : sql`e.id in (select d.enrolment_id from feuilleton.deliveries d where ${stands(outcome)})`
  if (outcome === 'missing') return missing(letter)
  const written = sql`exists (
    select from feuilleton.deliveries d
    where d.enrolment_id = e.id and d.letter = ${letter} and ${outcome === undefined ? sql`true` : stands(outcome)})`
  const states = UNWRITTEN.filter((state) => outcome === undefined || outcome === state.outcome)
  return sql`(${sql.join([written, ...states.map(({ as }) => unwritten(letter, as))], sql` or `)})`
}

/** Whoever has no delivery of a letter to come waits for it, or has paused it: see `letterLines`. */
const UNWRITTEN = [
  { outcome: 'waiting', as: 'active' },
  { outcome: 'paused', as: 'paused' },
] as const satisfies readonly { outcome: Outcome; as: string }[]

function unwritten(letter: string, as: 'active' | 'paused'): Condition {
  return sql`(e.follows = 'course' and e.state = ${sql.lit(as)} and exists (
      select from feuilleton.dispatches i
      where i.track_id = e.track_id and i.letter = ${letter}
        and ((i.state = 'planned' and i.kind = 'lesson')
          or (i.state = 'open' and e.id > i.expanded_to and e.state = 'active')))
    and not exists (
      select from feuilleton.deliveries d where d.enrolment_id = e.id and d.letter = ${letter}))`
}

/** It fell due for them, and the ledger has no row. */
function missing(letter: string): Condition {
  return sql`e.follows = 'course' and exists (
    select from feuilleton.dispatches i
    where i.track_id = e.track_id and i.letter = ${letter} and i.kind = 'lesson' and i.state = 'closed'
      and e.joined_at <= i.due_at and (e.left_at is null or e.left_at > i.due_at))
    and not exists (
      select from feuilleton.deliveries d where d.enrolment_id = e.id and d.letter = ${letter})`
}

/** As the function `letter_outcome` says of a delivery; by the state alone where that is enough, for its indexes. */
function stands(outcome: Outcome): Condition {
  switch (outcome) {
    case 'submitted':
      return isGot
    case 'bounced':
      return isBounced
    case 'unknown':
    case 'held':
    case 'failed':
      return sql`d.state = ${sql.lit(outcome)}`
    case 'waiting':
      return sql`d.state in ('due', 'claimed', 'handed')`
    default:
      return sql`d.state = 'skipped' and feuilleton.letter_outcome(d.state, d.reason) = ${outcome}`
  }
}
