import { domainOf } from '../domain/address.ts'
import type { ClaimedDelivery } from '../store/claims.ts'

type Denied = Pick<ClaimedDelivery, 'id' | 'cohortId' | 'enrolmentId' | 'address'>

/** Mailboxes of one domain that were said not to be, one after another, with no letter taken between them. */
export type Denials = {
  /**
   * Notes one; `isKnown`, that its reader had letters before. When they are too many to be true, the deliveries of all
   * of them, which are forgotten.
   */
  note(delivery: Denied, isKnown: boolean): number[] | undefined
  /** A letter for the domain of this one was taken. */
  forget(delivery: Denied): void
}

/** So many in a row are an outage: with 30 % of a list dead at random, that many come in a row once in 170,000 letters. */
const TOO_MANY = 10
/** Readers whose mailboxes worked: they hardly ever go three at a time. */
const TOO_MANY_KNOWN = 3

type Run = { deliveries: number[]; people: Set<number>; known: Set<number> }

/**
 * The denials that one process has heard. They are in no database: a process that starts again counts anew, and letters
 * that are taken cost no statement.
 */
export function denials(): Denials {
  const runs = new Map<string, Run>()
  const keyOf = ({ cohortId, address }: Denied) => `${cohortId} ${domainOf(address)}`
  return {
    note(delivery, isKnown) {
      const key = keyOf(delivery)
      const run = runs.get(key) ?? { deliveries: [], people: new Set(), known: new Set() }
      runs.set(key, run)
      run.deliveries.push(delivery.id)
      run.people.add(delivery.enrolmentId)
      if (isKnown) run.known.add(delivery.enrolmentId)
      if (run.people.size < TOO_MANY && run.known.size < TOO_MANY_KNOWN) return undefined
      runs.delete(key)
      return run.deliveries
    },
    forget: (delivery) => void runs.delete(keyOf(delivery)),
  }
}
