import type { Cell } from '../../../domain/sheet-cell.ts'
import type { Language } from '../../../language/catalogues.ts'
import type { Database } from '../../../store/database.ts'
import type { JournalFilter } from '../../../store/journal-list.ts'

/** Which part of a list is wanted: what its page shows. */
export type ListFilter = {
  cohort?: string | undefined
  event?: string | undefined
  /** What narrows a list of people, or of those of an event, as the address of its page says it. */
  state?: string | undefined
  letter?: string | undefined
  outcome?: string | undefined
  /** What was typed into the search. */
  q?: string | undefined
  /** One reason for leaving. */
  why?: string | undefined
  /** Leaves out who left earlier. */
  since?: Date | undefined
  /** Which entries of the journal; a `cohort` besides has to exist. */
  journal?: JournalFilter | undefined
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
