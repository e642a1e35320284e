/** The only way the code learns what time it is; the composition root passes the real one. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
