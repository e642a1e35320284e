import type { Context } from 'hono'
import type { PersonalPurpose, TokenKeys } from '../../domain/tokens.ts'
import type { Database } from '../../store/database.ts'
import { programmeOf, programmeOfCohort } from '../../store/programme-of.ts'
import { personalToken } from '../personal-token.ts'

type Parts = { db: Database; keys: TokenKeys }

/** The programme whose page a reader asks for; undefined for those that are of none. */
export async function programmeAt(c: Context, { db, keys }: Parts): Promise<string | undefined> {
  const [, place = '', name = ''] = c.req.path.split('/')
  return Object.hasOwn(PLACES, place) ? PLACES[place]?.({ c, db, keys, name }) : undefined
}

type Place = Parts & { c: Context; name: string }

const PLACES: Readonly<Record<string, (place: Place) => Promise<string | undefined>>> = {
  p: async ({ name }) => name,
  c: ({ db, name }) => programmeOfCohort(db, name.replace(/\.ics$/, '')),
  e: ({ db, name }) => programmeOfCohort(db, name),
  u: byToken('unsubscribe', 'enrolment'),
  me: byToken('me', 'enrolment'),
  read: byToken('read', 'delivery'),
  confirm: byToken('confirm', 'request'),
  register: byToken('confirm', 'request'),
  address: byToken('confirm', 'request'),
}

function byToken(purpose: PersonalPurpose | 'unsubscribe', what: Parameters<typeof programmeOf>[1]) {
  return async ({ c, db, keys, name }: Place) => {
    const id = await personalToken(c, { db, keys }, { purpose, token: name })
    return id === undefined ? undefined : programmeOf(db, what, id)
  }
}
