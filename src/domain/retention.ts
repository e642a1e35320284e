/** The kinds of what is deleted by its age, in the order in which readers are told of them. */
export const RETAINED = ['people', 'unconfirmed', 'origins', 'requests', 'outbox', 'rehearsals'] as const
export type Retained = (typeof RETAINED)[number]

/** For how long each kind is kept, in days. */
export type Retention = Readonly<Record<Retained, number>>

const YEAR = 365

/**
 * `people`: since the last letter or the last sign of life, for addresses, names and what relays said of them (the CNIL's
 * three years for those who are only written to). `unconfirmed`: sign-ups that nobody confirmed. `origins`: IP addresses
 * beside a consent.
 */
export const USUAL_RETENTION: Retention = {
  ...{ people: 3 * YEAR, unconfirmed: 30, origins: YEAR },
  ...{ requests: YEAR, outbox: 90, rehearsals: 90 },
}

/** The instant before which a kind is purged. */
export function keptSince(retention: Retention, kind: Retained, now: Date): Date {
  return new Date(now.getTime() - retention[kind] * 86_400_000)
}
