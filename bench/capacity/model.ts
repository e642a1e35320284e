/** What was measured: milliseconds of a processor a letter, and bytes. */
export type Costs = {
  workerMs: number
  postgresMs: number
  walBytes: number
  /** A row of the ledger with its share of the indexes. */
  deliveryBytes: number
  /** A subscriber with an enrolment, a consent and their shares of the indexes. */
  personBytes: number
}

/** A letter a day to so many readers, each to be gone within so many hours by a relay that takes `holdMs` for one. */
export type Demand = { readers: number; hours: number; holdMs: number }

export type Capacity = {
  /** What the relay has to take, in letters a second. */
  rate: number
  /** One core each. */
  workers: number
  postgresCores: number
  /** Letters that are with the relay at once (Little's law). */
  connections: number
  walGbADay: number
  /** Of the ledger. */
  rowsOf21Days: number
  rowsOfAYear: number
  /** Of the ledger and of people, in GB. */
  diskOf21Days: number
  diskOfAYear: number
}

/** A core that is planned to be busier than this has letters wait for it. */
const BUSY = 0.7
const GB = 1e9
const [COURSE, YEAR] = [21, 365]

/**
 * What a send takes. A year is a letter a day for 365 days, which are seventeen courses in a row of as many readers each:
 * people who come again are counted each time.
 */
export function capacityFor({ readers, hours, holdMs }: Demand, costs: Costs): Capacity {
  const rate = readers / (hours * 3_600)
  const cores = (ms: number) => Math.max(1, Math.ceil((rate * ms) / 1_000 / BUSY))
  const disk = (days: number) =>
    (readers * (days * costs.deliveryBytes + Math.ceil(days / COURSE) * costs.personBytes)) / GB
  return {
    rate,
    workers: cores(costs.workerMs),
    postgresCores: cores(costs.postgresMs),
    connections: Math.ceil((rate * (holdMs + costs.workerMs + costs.postgresMs)) / 1_000 / BUSY),
    walGbADay: (readers * costs.walBytes) / GB,
    rowsOf21Days: readers * COURSE,
    rowsOfAYear: readers * YEAR,
    diskOf21Days: disk(COURSE),
    diskOfAYear: disk(YEAR),
  }
}

/** How long one worker takes, in hours, when nothing but its core limits it. */
export function hoursOfOneWorker(readers: number, { workerMs }: Pick<Costs, 'workerMs'>): number {
  return (readers * workerMs) / BUSY / 3_600_000
}
