import type { Edition } from '../../domain/edition.ts'
import { Refused } from '../../domain/refusal.ts'
import { editionToFillIn } from '../../programme/to-fill-in.ts'

type Written = Pick<Edition, 'programme' | 'files'>

/** What readers would get as stand-ins, such as `links.mooc` or `lessons.jour-02`. */
export function placesToFillIn(edition: Written): string[] {
  return editionToFillIn(edition)
}

/**
 * Refuses to schedule a programme that has places still to be filled in, but for a cohort that is meant to try it.
 * @throws Refused with those places.
 */
export function refuseUnfilled(
  edition: Written,
  { isTrial = false }: { isTrial?: boolean | undefined },
): void {
  const keys = placesToFillIn(edition)
  if (keys.length > 0 && !isTrial)
    throw new Refused({ refused: 'to-fill-in', programme: edition.programme.programme, keys })
}
