import type { Context } from 'hono'
import type { PersonalPurpose, TokenKeys } from '../domain/tokens.ts'
import type { Database } from '../store/database.ts'
import { personalToken } from './personal-token.ts'

type Parts = { db: Database; keys: TokenKeys }

/** What a personal link is about. */
type Linked = 'enrolment' | 'delivery' | 'request'

/** How a fact is found of each kind of place that a path of readers names; undefined where there is none. */
export type FactOfPlace<Fact> = {
  programme(db: Database, name: string): Promise<Fact | undefined>
  cohort(db: Database, slug: string): Promise<Fact | undefined>
  link(db: Database, what: Linked, id: number): Promise<Fact | undefined>
}

/**
 * A fact about the programme, the cohort or the personal link in the path of a page; undefined for pages that have
 * none.
 */
export async function factOfPlace<Fact>(
  c: Context,
  parts: Parts,
  fact: FactOfPlace<Fact>,
): Promise<Fact | undefined> {
  const [, place = '', name = ''] = c.req.path.split('/')
  if (place === 'p') return fact.programme(parts.db, name)
  if (place === 'c') return fact.cohort(parts.db, name.replace(/\.ics$/, ''))
  if (place === 'e') return fact.cohort(parts.db, name)
  const linked = Object.hasOwn(LINKS, place) ? LINKS[place] : undefined
  const id = linked && (await personalToken(c, parts, { purpose: linked.purpose, token: name }))
  return linked && id !== undefined ? fact.link(parts.db, linked.what, id) : undefined
}

const LINKS: Readonly<Record<string, { purpose: PersonalPurpose | 'unsubscribe'; what: Linked }>> = {
  u: { purpose: 'unsubscribe', what: 'enrolment' },
  me: { purpose: 'me', what: 'enrolment' },
  read: { purpose: 'read', what: 'delivery' },
  confirm: { purpose: 'confirm', what: 'request' },
  register: { purpose: 'confirm', what: 'request' },
  address: { purpose: 'confirm', what: 'request' },
}
