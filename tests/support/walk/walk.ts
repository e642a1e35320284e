import type { Language } from '../../../src/language/catalogues.ts'
import type { WorkingSite } from '../working-site.ts'
import type { Walker } from './walker.ts'

/** Ana, the first organiser, at a new installation. */
export type Walk = {
  ana: Walker
  site: WorkingSite
  language: Language
  /** How many are in her workbook. */
  people: number
}
