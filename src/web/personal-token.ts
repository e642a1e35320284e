import type { Context } from 'hono'
import { readPersonalToken } from '../actions/readers/read-personal-token.ts'
import type { PersonalPurpose, TokenKeys } from '../domain/tokens.ts'
import type { Database } from '../store/database.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** The tokens that were read for a request, by their purpose: set by `personalToken`. */
    tokensRead?: Map<string, Promise<number | undefined>>
  }
}

type Link = { purpose: PersonalPurpose | 'unsubscribe'; token: string }

/**
 * The id in the token of a link, as `readPersonalToken` has it: asked for once in a request, as the brand, the language
 * and the page itself all want it.
 */
export function personalToken(
  c: Context,
  parts: { db: Database; keys: TokenKeys },
  { purpose, token }: Link,
): Promise<number | undefined> {
  const read = c.get('tokensRead') ?? new Map<string, Promise<number | undefined>>()
  c.set('tokensRead', read)
  const key = `${purpose} ${token}`
  const id = read.get(key) ?? readPersonalToken(parts, purpose, token)
  read.set(key, id)
  return id
}
