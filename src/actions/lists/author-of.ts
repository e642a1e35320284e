import type { Author } from '../../domain/journal-entry.ts'
import type { PeopleImport } from '../../store/imports.ts'

/** Whoever started an import: it goes on in their name. */
export function authorOf({ author: name, organiserId }: PeopleImport): Author {
  return organiserId === null ? { name } : { name, organiserId }
}
