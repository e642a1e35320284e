import { programmeSchema } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'

const LONGEST_SLUG = 100
/** Names that pages have at the place of a cohort's, and those of drafts. */
const RESERVED = /^(?:new|draft|draft-\d+)$/

/**
 * Slug and name are part of the List-Id of every letter (RFC 2919). One that does not fit would hold back every letter.
 * @throws Refused for one that does not.
 */
export function refuseUnwritable({ slug, name }: { slug: string; name: string }): void {
  const isSpelled = programmeSchema.shape.programme.safeParse(slug).success
  const refuse = (why: 'letters' | 'length' | 'reserved') => {
    throw new Refused({ refused: 'slug-unusable', cohort: slug, why })
  }
  if (!isSpelled) refuse('letters')
  if (slug.length > LONGEST_SLUG) refuse('length')
  if (RESERVED.test(slug)) refuse('reserved')
  refuseName(name)
}

export function refuseName(name: string): void {
  if (/\p{Cc}/u.test(name)) throw new Refused({ refused: 'name-of-lines' })
}
