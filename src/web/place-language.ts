import type { Context, MiddlewareHandler } from 'hono'
import type { TokenKeys } from '../domain/tokens.ts'
import type { Language } from '../language/catalogues.ts'
import type { Database } from '../store/database.ts'
import { cohortLanguage, commonLanguage, programmeLanguage, readerLanguageOf } from '../store/languages.ts'
import { type FactOfPlace, factOfPlace } from './place.ts'

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

async function languageOf(c: Context, parts: Parts): Promise<Language> {
  return (await factOfPlace(c, parts, LANGUAGE)) ?? commonLanguage(parts.db)
}

const LANGUAGE: FactOfPlace<Language> = {
  programme: programmeLanguage,
  cohort: cohortLanguage,
  link: readerLanguageOf,
}
