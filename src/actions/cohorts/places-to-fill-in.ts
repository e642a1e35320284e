import type { Programme } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import { toFillIn } from '../../programme/to-fill-in.ts'

/** The keys of a programme that readers would get as stand-ins, such as `links.mooc`. */
export function placesToFillIn(programme: Programme): string[] {
  return toFillIn(programme)
}

/**
 * Refuses to schedule a programme that has places still to be filled in, but for a cohort that is meant to try it.
 * @throws Refused with those places.
 */
export function refuseUnfilled(
  programme: Programme,
  { isTrial = false }: { isTrial?: boolean | undefined },
): void {
  const keys = placesToFillIn(programme)
  if (keys.length > 0 && !isTrial)
    throw new Refused({ refused: 'to-fill-in', programme: programme.programme, keys })
}
