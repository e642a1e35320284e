import type { Context } from 'hono'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { findReader, type Reader } from '../../../store/readers.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import { lostLink } from '../lost-link.ts'

/** What was wrong with a form, and what was typed into it. */
export type Mistakes = { messages: FieldMessages; typed: (name: string) => string | undefined }

/** Shows the course of a reader again, with what was wrong. */
export type ShowAgain = (c: Context, reader: Reader, mistakes: Mistakes) => Promise<Response>

/** Answers with the reader that the token names, or with the one page for every token that opens nothing. */
export async function withReader(
  c: Context,
  { db, keys }: PageParts,
  answer: (reader: Reader) => Promise<Response>,
): Promise<Response> {
  const id = await personalToken(c, { db, keys }, { purpose: 'me', token: c.req.param('token') ?? '' })
  const reader = id === undefined ? undefined : await findReader(db, id)
  return reader ? answer(reader) : lostLink(c)
}
