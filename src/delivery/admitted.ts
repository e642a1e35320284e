import type { ClaimedDelivery } from '../store/claims.ts'

/** Of what is claimed, the letters that may leave now; the others are put off. */
export type Admitted = {
  letters: readonly ClaimedDelivery[]
  /** The families of deliveries that have a limit. */
  familyOf: ReadonlyMap<number, string>
  /** How many letters of such a family may be at the relay at once. */
  atOnce: ReadonlyMap<string, number>
  /** In milliseconds since 1970. Letters with a limit were granted then. */
  at: number
  renew(): Promise<void>
  /** Gives back what was granted. */
  end(): Promise<void>
}

/** How fast letters leave for the families of recipient domains, shared by all workers. */
export type Pacing = {
  familyOf(domain: string): string
  admit(claimed: readonly ClaimedDelivery[]): Promise<Admitted>
  /** The provider of a letter’s domain asks for less. False where nobody paces. */
  slow(domain: string, reply: string): Promise<boolean>
}

/** Whoever is claimed may leave. */
export function admitAll(letters: readonly ClaimedDelivery[]): Admitted {
  return {
    letters,
    familyOf: new Map(),
    atOnce: new Map(),
    at: 0,
    renew: async () => undefined,
    end: async () => undefined,
  }
}

/** For letters that reach nobody: nothing is asked for. */
export const UNPACED: Pacing = {
  familyOf: (domain) => domain,
  admit: async (claimed) => admitAll(claimed),
  slow: async () => false,
}
