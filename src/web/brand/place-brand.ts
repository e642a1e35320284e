import type { MiddlewareHandler } from 'hono'
import { type Brand, brandAmong } from '../../domain/brand.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { newestBrands } from '../../store/brands.ts'
import type { Database } from '../../store/database.ts'
import { programmeOf, programmeOfCohort } from '../../store/programme-of.ts'
import { type FactOfPlace, factOfPlace } from '../place.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Whose page it is: set by `knowBrands`. */
    brand?: Brand | null
  }
}

/**
 * Lets a page show the brand of the programme in its path, or that of the installation. The path is looked up only where
 * a programme has a brand of its own. To put before every page of readers.
 */
export function knowBrands(parts: { db: Database; keys: TokenKeys }): MiddlewareHandler {
  return async (c, next) => {
    const versions = await newestBrands(parts.db)
    const hasOwn = versions.some(({ programme, brand }) => programme !== null && brand)
    const programme = hasOwn ? await factOfPlace(c, parts, PROGRAMME) : undefined
    c.set('brand', brandAmong(versions, { programme }))
    await next()
  }
}

const PROGRAMME: FactOfPlace<string> = {
  programme: async (_, name) => name,
  cohort: programmeOfCohort,
  link: programmeOf,
}
