import { readPersonalToken } from '../../actions/readers/read-personal-token.ts'
import type { PersonalPurpose, TokenKeys } from '../../domain/tokens.ts'
import type { Database } from '../../store/database.ts'
import { programmeOf, programmeOfCohort } from '../../store/programme-of.ts'

type Parts = { db: Database; keys: TokenKeys }

/** The programme whose page is at a path of readers; undefined for those that are of none. */
export async function programmeAt({ db, keys }: Parts, path: string): Promise<string | undefined> {
  const [, place = '', name = ''] = path.split('/')
  return Object.hasOwn(PLACES, place) ? PLACES[place]?.({ db, keys, name }) : undefined
}

type Place = Parts & { name: string }

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
  return async ({ db, keys, name }: Place) => {
    const id = await readPersonalToken({ db, keys }, purpose, name)
    return id === undefined ? undefined : programmeOf(db, what, id)
  }
}
