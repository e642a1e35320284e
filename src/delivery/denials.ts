import { domainOf } from '../domain/address.ts'
import type { ClaimedDelivery } from '../store/claims.ts'

type Denied = Pick<ClaimedDelivery, 'id' | 'cohortId' | 'enrolmentId' | 'address'>

/** Counts mailboxes of one domain that a server has denied in a row, with no letter taken in between. */
export type Denials = {
  /**
   * Records a denial. `isKnown`: its subscriber has received letters before. When the denials are too many to be true,
   * returns the deliveries of all of them and forgets them.
   */
  note(delivery: Denied, isKnown: boolean): number[] | undefined
  /** Records that a letter for the domain of this delivery was taken. */
  forget(delivery: Denied): void
}

/**
 * This many in a row are an outage. If 30 % of a list were dead at random, a run of this length would come once in
 * 170,000 letters.
 */
const TOO_MANY = 10
/** For subscribers whose mailboxes worked before: three of them hardly ever disappear in a row. */
const TOO_MANY_KNOWN = 3

type Run = { deliveries: number[]; people: Set<number>; known: Set<number> }

/**
 * The denials that one process has seen. They are not in the database: a restarted process counts from zero, and a
 * letter that is taken costs no statement.
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
