/**
 * How many connections to the relay a process may have at the moment, and what is known for the next step. Instants and
 * durations are in milliseconds, of a clock that only goes forward. Each function returns the allowance that comes next.
 */
export type Allowance = Bounds & {
  /** At least 1. While the relay lets nobody in, one at a time asks: see `sizeOf`. */
  readonly size: number
  /** What was measured last, and at which size: to be compared with what comes. */
  readonly base: (Measure & { readonly size: number }) | undefined
  /** No growth before this instant. */
  readonly growsFrom: number
  /** No connection is opened before this instant: nobody was let in. */
  readonly opensFrom: number
  /** Openings that failed in a row while no connection was open. */
  readonly failures: number
  /** Refusals in a row while others were open. */
  readonly refusals: number
  readonly refusedAt: number
}

/** It begins with `first` connections, and never has more than `most`. */
export type Bounds = { readonly first: number; readonly most: number }

/** So many letters a second left over so many connections: fewer than there may be, where some are left to others. */
export type Measure = { readonly busy: number; readonly perSecond: number }

/** Growth is by half, and worth it when the rate grows by a third of that. */
const GROWTH = 0.5
const WORTH = 1 / 3
/** After a growth that was not worth it. The relay, or this machine, may have been busy with something else. */
const REST_MS = 10_000
/** After a refusal: doubled with each that follows, up to ten minutes. */
const REFUSED_REST_MS = 30_000
/** Up to so long, and for so long after a refusal it grows by one at a time. */
const LONGEST_REST_MS = 10 * 60_000
/** A relay that ends several connections at once says one thing. */
const ONE_REFUSAL_MS = 1_000
/** What is left when the relay asks us to leave in the middle of a session. */
const LEFT = 2 / 3
/** Before another connection is opened when nobody was let in: doubled each time. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

export function allowanceOf({ first, most }: Bounds): Allowance {
  const size = Math.min(first, most)
  const times = { growsFrom: LONG_AGO, opensFrom: LONG_AGO, refusedAt: LONG_AGO }
  return { first: size, most, size, base: undefined, failures: 0, refusals: 0, ...times }
}

const LONG_AGO = Number.NEGATIVE_INFINITY

/** The connections that may be used now. */
export function sizeOf({ size, failures }: Allowance): number {
  return failures > 0 ? 1 : size
}

/** Letters left at that rate while more were waiting: a growth that did not raise it is taken back. */
export function measured(allowance: Allowance, measure: Measure, at: number): Allowance {
  const { size, base } = allowance
  if (base && base.busy < measure.busy && !isWorthIt(base, measure))
    return { ...allowance, size: Math.min(base.size, size), base: undefined, growsFrom: at + REST_MS }
  return { ...allowance, base: { ...measure, size } }
}

function isWorthIt(before: Measure, now: Measure): boolean {
  return now.perSecond / before.perSecond - 1 >= WORTH * (now.busy / before.busy - 1)
}

/** How many more connections to try, now that this size is measured; 0 for none. */
export function growthOf({ size, most, base, growsFrom, refusedAt }: Allowance, at: number): number {
  if (base?.size !== size || at < growsFrom) return 0
  const step = at - refusedAt < LONGEST_REST_MS ? 1 : Math.ceil(size * GROWTH)
  return Math.min(step, most - size)
}

/** A connection more was tried, and the relay let it in. */
export function grown(allowance: Allowance, at: number): Allowance {
  const isCareful = at - allowance.refusedAt < LONGEST_REST_MS
  const growsFrom = isCareful ? at + REFUSED_REST_MS : allowance.growsFrom
  return { ...allowance, size: Math.min(allowance.size + 1, allowance.most), refusals: 0, growsFrom }
}

/** A connection was refused or not answered, while so many others were open, or being opened. */
export function refused(allowance: Allowance, { others, at }: { others: number; at: number }): Allowance {
  return others === 0 ? shutOut(allowance, at) : lowered(allowance, Math.min(allowance.size, others), at)
}

/** Nobody is let in, which says nothing about how many would be, nor did the refusals before this one. */
function shutOut(allowance: Allowance, at: number): Allowance {
  const failures = allowance.failures + 1
  const opensFrom = at + Math.min(FIRST_PAUSE_MS * 2 ** allowance.failures, LONGEST_PAUSE_MS)
  return { ...allowanceOf(allowance), failures, opensFrom }
}

/** The relay ended a session with 421 (RFC 5321 §3.8). */
export function askedToLeave(allowance: Allowance, at: number): Allowance {
  if (at - allowance.refusedAt < ONE_REFUSAL_MS) return allowance
  return lowered(allowance, Math.max(1, Math.floor(allowance.size * LEFT)), at)
}

function lowered(allowance: Allowance, size: number, at: number): Allowance {
  const isSame = at - allowance.refusedAt < ONE_REFUSAL_MS
  const refusals = allowance.refusals + (isSame ? 0 : 1)
  const rest = Math.min(REFUSED_REST_MS * 2 ** (refusals - 1), LONGEST_REST_MS)
  return { ...allowance, size, base: undefined, refusals, refusedAt: at, growsFrom: at + rest }
}

/** A connection was let in: where nobody was, it begins again. */
export function letIn(allowance: Allowance): Allowance {
  if (allowance.failures === 0) return allowance
  return { ...allowance, failures: 0, opensFrom: LONG_AGO }
}

/** Nothing was handed over for a while: what is needed next may be less. */
export function idled(allowance: Allowance): Allowance {
  return { ...allowance, size: Math.min(allowance.size, allowance.first), base: undefined }
}
