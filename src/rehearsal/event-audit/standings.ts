import type { RehearsedRegistration } from '../report.ts'

export type Stand = 'registered' | 'waiting' | 'none'

type Place = { to: string; event: string; at: Date }

/**
 * Whether somebody is registered for an event or waits, by what they did up to an instant. Somebody who waits may have
 * been given a place since.
 */
export function placesTaken(
  registrations: readonly RehearsedRegistration[],
  { to, event, at }: Place,
): Stand {
  const last = registrations
    .filter((one) => one.to === to && one.event === event && new Date(one.at) <= at)
    .map(({ outcome }) => standAfter(outcome))
    .filter((stand) => stand !== undefined)
    .at(-1)
  return last ?? 'none'
}

function standAfter(outcome: string): Stand | undefined {
  switch (outcome) {
    case 'registered':
    case 'for-recording':
      return 'registered'
    case 'waiting':
      return 'waiting'
    case 'left':
      return 'none'
    default:
      return undefined
  }
}
