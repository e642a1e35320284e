import type { Cell } from '../../../domain/sheet-cell.ts'
import type { Language } from '../../../language/catalogues.ts'
import type { Database } from '../../../store/database.ts'

/** Which part of a list is wanted: of one cohort, of one of its events, of those who stand so. */
export type ListFilter = {
  cohort?: string | undefined
  event?: string | undefined
  state?: string | undefined
}

/** A list that is about to be taken out. `rows` asks the database page by page. */
export type OpenList = {
  count: number
  columns: string[]
  rows: AsyncIterable<readonly Cell[]>
  cohortId?: number | undefined
}

/**
 * Opens a list, with its words in a language.
 * @throws Refused when the filter names what there is not, or lacks what the list needs.
 */
export type ListSource = (db: Database, filter: ListFilter, language: Language) => Promise<OpenList>
