import { openToken, type PersonalPurpose, readToken, type TokenKeys } from '../../domain/tokens.ts'
import type { Database } from '../../store/database.ts'
import { generationOf } from '../../store/generations.ts'

const OF = { me: 'enrolment', read: 'delivery', confirm: 'request' } as const

/**
 * The id in the token of a link of a letter; undefined when it is of an earlier generation, too. That to unsubscribe has
 * none: it opens for ever.
 */
export async function readPersonalToken(
  { db, keys }: { db: Database; keys: TokenKeys },
  purpose: PersonalPurpose | 'unsubscribe',
  token: string,
): Promise<number | undefined> {
  if (purpose === 'unsubscribe') return readToken(keys, purpose, token)
  return openToken(keys, { purpose, token }, (id) => generationOf(db, OF[purpose], id))
}
