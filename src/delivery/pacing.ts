import { domainOf } from '../domain/address.ts'
import { slowDown } from '../domain/family-pace.ts'
import { limitOf, slowedFrom } from '../mail/family-limits.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { keepSlowdown } from '../store/family-paces.ts'
import { admitLimited, type Limited, type PacingParts } from './admit-limited.ts'
import { admitAll, type Pacing } from './admitted.ts'

/** Paces letters by limits, and by what providers ask for where there are none. */
export function openPacing(parts: PacingParts): Pacing {
  const { db, clock, limits, families } = parts
  return {
    familyOf: families.known,
    async admit(claimed) {
      if (limits.size > 0) await families.learn(new Set(claimed.map(({ address }) => domainOf(address))))
      const limited = limitedFamilies(parts, claimed)
      return limited.size === 0 ? admitAll(claimed) : admitLimited(parts, claimed, limited)
    },
    async slow(domain, reply) {
      const now = clock.now()
      const family = families.known(domain)
      await keepSlowdown(db, { family, reply, now }, (pace) => slowDown(pace, now.getTime()))
      return true
    },
  }
}

/** The letters of families that have a limit, or go slower for a while. */
function limitedFamilies(
  { limits, families, clock }: PacingParts,
  claimed: readonly ClaimedDelivery[],
): Map<string, Limited> {
  const slowed = claimed[0]?.slowedUntil ?? {}
  const limited = new Map<string, Limited>()
  if (limits.size === 0 && Object.keys(slowed).length === 0) return limited
  const now = clock.now()
  for (const letter of claimed) {
    const family = families.known(domainOf(letter.address))
    const isSlowed = new Date(slowed[family] ?? 0) > now
    const limit = isSlowed ? slowedFrom(limits, family) : limitOf(limits, family)
    if (!limit) continue
    const one = limited.get(family)
    if (one) one.letters.push(letter)
    else limited.set(family, { limit, letters: [letter] })
  }
  return limited
}
