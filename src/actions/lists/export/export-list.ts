import type { Author } from '../../../domain/journal-entry.ts'
import type { ListName } from '../../../domain/list-name.ts'
import type { SpreadsheetFormat } from '../../../domain/sheet-cell.ts'
import type { Language } from '../../../language/catalogues.ts'
import { type Database, inTransaction } from '../../../store/database.ts'
import { writeEntry } from '../../../store/journal.ts'
import { journalList } from './journal-list.ts'
import type { ListFilter, ListSource, OpenList } from './list-source.ts'
import { peopleList } from './people-list.ts'
import { reasonsList } from './reasons-list.ts'
import { registrationsList } from './registrations-list.ts'
import { suppressionsList } from './suppressions-list.ts'

const LISTS: Readonly<Record<ListName, ListSource>> = {
  people: peopleList,
  registrations: registrationsList,
  reasons: reasonsList,
  suppressions: suppressionsList,
  journal: journalList,
}

export type ListRequest = {
  list: ListName
  filter: ListFilter
  format: SpreadsheetFormat
  language: Language
  by: Author
  now: Date
}

/**
 * Opens a list to be taken out, and tells the journal who takes it and how long it is. The rows are read afterwards, as
 * they are sent.
 * @throws Refused when the filter names what there is not.
 */
export async function exportList(db: Database, request: ListRequest): Promise<OpenList> {
  const { list, filter, format, language, by, now } = request
  const open = await LISTS[list](db, filter, language)
  const deed = { act: 'list-exported' as const, list, format, rows: open.count }
  await inTransaction(db, (tx) => writeEntry(tx, { by, at: now, deed, cohortId: open.cohortId }))
  return open
}
