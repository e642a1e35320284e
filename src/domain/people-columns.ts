import type { PersonCells, PersonField } from './people.ts'

/** Where each field stands in a line of the list, and the names of the columns that nothing reads. */
export type PeopleColumns = { at: ReadonlyMap<PersonField, number>; count: number; ignored: string[] }

const FIELD_OF: Readonly<Record<string, PersonField>> = {
  adresse: 'address',
  'adresse e mail': 'address',
  'adresse email': 'address',
  'adresse mail': 'address',
  'adresse electronique': 'address',
  address: 'address',
  'e mail': 'address',
  'e mail address': 'address',
  'email address': 'address',
  email: 'address',
  courriel: 'address',
  mail: 'address',
  prenom: 'firstName',
  'first name': 'firstName',
  firstname: 'firstName',
  fuseau: 'zone',
  'fuseau horaire': 'zone',
  zone: 'zone',
  'time zone': 'zone',
  timezone: 'zone',
  heure: 'at',
  hour: 'at',
  at: 'at',
}

/**
 * Reads the first line of a list as the names of its columns, French or English, in any case, with or
 * without accents. Undefined where no column is named for addresses; a field named twice is an error.
 */
export function readColumns(header: readonly string[]): PeopleColumns | { twice: string } | undefined {
  const at = new Map<PersonField, number>()
  const ignored: string[] = []
  for (const [index, name] of header.entries()) {
    const field = personField(name)
    if (field === undefined) ignored.push(...(name.trim() === '' ? [] : [name.trim()]))
    else if (at.has(field)) return { twice: name.trim() }
    else at.set(field, index)
  }
  return at.has('address') ? { at, count: header.length, ignored } : undefined
}

/** A list without a first line of names: each line is one address. */
export const addressesOnly: PeopleColumns = { at: new Map([['address', 0]]), count: 1, ignored: [] }

/** Picks the cells of one line that have a meaning. */
export function cellsOf(columns: PeopleColumns, line: readonly string[]): PersonCells {
  const cells: PersonCells = {}
  for (const [field, index] of columns.at) cells[field] = line[index] ?? ''
  return cells
}

/** What a column holds for a person, by its name; undefined where its name is not known. */
export function personField(name: string): PersonField | undefined {
  const words = plainName(name)
  return Object.hasOwn(FIELD_OF, words) ? FIELD_OF[words] : undefined
}

/** The name of a column as it is compared: lower case, no accents, one space between words. */
export function plainName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[\s_.-]+/g, ' ').trim()
}
