import { sql } from 'kysely'

/*
 * What the state of a delivery `d` means for its person, each said here alone. By the state and nothing else, for the
 * indexes that hold some states.
 */

/** Its person got it, as far as can be known: the relay took it, and it has not come back. */
export const isGot = sql`d.state = 'submitted'`

/** Its person got it, or may have: the relay has it, or gave no answer. */
export const mayBeGot = sql`d.state in ('submitted', 'handed', 'unknown')`

/** Its person did not get it: the relay refused it for good, or took it and it came back. */
export const isBounced = sql`d.state in ('bounced', 'returned')`
