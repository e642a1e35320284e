import type { Context, MiddlewareHandler } from 'hono'
import type { PersonalPurpose, TokenKeys } from '../domain/tokens.ts'
import type { Language } from '../language/catalogues.ts'
import type { Database } from '../store/database.ts'
import { cohortLanguage, commonLanguage, programmeLanguage, readerLanguageOf } from '../store/languages.ts'
import { personalToken } from './personal-token.ts'

type Parts = { db: Database; keys: TokenKeys }

/**
 * Lets a page find out its language that neither its address nor the browser names one for, and that has read nothing
 * which has one: that of the reader, the cohort or the programme in its path, and for all others the one that the whole
 * service speaks. To put before every page; nothing is looked up until `placeLanguage` asks.
 */
export function knowPlaces(parts: Parts): MiddlewareHandler {
  return async (c, next) => {
    c.set('languageOfPlace', () => languageOf(c, parts))
    await next()
  }
}

async function languageOf(c: Context, { db, keys }: Parts): Promise<Language> {
  const [, place = '', name = ''] = c.req.path.split('/')
  const own = Object.hasOwn(PLACES, place) ? await PLACES[place]?.({ c, db, keys, name }) : undefined
  return own ?? commonLanguage(db)
}

type Place = Parts & { c: Context; name: string }

const PLACES: Readonly<Record<string, (place: Place) => Promise<Language | undefined>>> = {
  p: ({ db, name }) => programmeLanguage(db, name),
  c: ({ db, name }) => cohortLanguage(db, name.replace(/\.ics$/, '')),
  e: ({ db, name }) => cohortLanguage(db, name),
  u: byToken('unsubscribe', 'enrolment'),
  me: byToken('me', 'enrolment'),
  read: byToken('read', 'delivery'),
  confirm: byToken('confirm', 'request'),
  register: byToken('confirm', 'request'),
  address: byToken('confirm', 'request'),
}

function byToken(purpose: PersonalPurpose | 'unsubscribe', what: Parameters<typeof readerLanguageOf>[1]) {
  return async ({ c, db, keys, name }: Place) => {
    const id = await personalToken(c, { db, keys }, { purpose, token: name })
    return id === undefined ? undefined : readerLanguageOf(db, what, id)
  }
}
