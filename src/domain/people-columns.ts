import { headingWords } from './heading-words.ts'
import type { ListRemark } from './list-problem.ts'
import type { PersonCells, PersonField } from './people.ts'
import * as names from './people-headings.ts'
import { type StatusKind, statusKind } from './people-status.ts'

/** A column that says who has left. */
export type StatusColumn = { index: number; name: string; kind: StatusKind }

/** What a column of a list is used for; `standing`: it says who has left. */
export type ColumnUse = PersonField | 'standing' | 'none'

/** Where each field stands in a line of the list, and what is to be said of the other columns. */
export type PeopleColumns = {
  at: ReadonlyMap<PersonField, number>
  count: number
  /** The names of the columns that nothing reads. */
  ignored: string[]
  statuses: StatusColumn[]
  remarks: ListRemark[]
}

/** What a column may hold by its name. `distance` is 0 for what is the person's own and first. */
export type Heading = { field: PersonField; distance: number; isPayers: boolean; isSure: boolean }

const OF_A_PLACE = 5
const PAYERS = 10
const UNSURE = 20

/** What a column may hold for a person, by its name in five languages; undefined where its name is not known. */
export function readHeading(name: string): Heading | undefined {
  const words = headingWords(name).replace(names.BEFORE, '')
  const isPayers = names.PAYER.test(words)
  const own = words.replace(names.PAYER, '').replace(names.MEMBER, '')
  const found = fieldOf(own) ?? fieldOf(words)
  return found && { ...found, isPayers, distance: found.distance + (isPayers ? PAYERS : 0) }
}

type Found = Omit<Heading, 'isPayers'>

function fieldOf(words: string): Found | undefined {
  if (names.FIRST_NAME.has(words)) return { field: 'firstName', distance: 0, isSure: true }
  if (names.PERHAPS_FIRST_NAME.has(words)) return { field: 'firstName', distance: 1, isSure: false }
  if (names.ZONE.has(words)) return { field: 'zone', distance: 0, isSure: true }
  if (names.HOUR.has(words)) return { field: 'at', distance: 0, isSure: true }
  if (names.PERHAPS_ADDRESS.has(words)) return { field: 'address', distance: UNSURE, isSure: false }
  const distance = addressDistance(words)
  return distance === undefined ? undefined : { field: 'address', distance, isSure: true }
}

function addressDistance(words: string): number | undefined {
  if (names.ADDRESS.has(words)) return 0
  const [, base = '', number = ''] = names.NUMBERED.exec(words) ?? []
  if (names.ADDRESS.has(base)) return Number(number)
  return names.ADDRESS.has(words.replace(names.OF_A_PLACE, '')) ? OF_A_PLACE : undefined
}

/** Whether a column of this name holds the addresses, in a file that has no other for streets. */
export function isAddressHeading(name: string): boolean {
  const heading = readHeading(name)
  if (heading?.field !== 'address' || heading.isPayers) return false
  return heading.distance === 0 || /^add?ress?e?$/.test(headingWords(name))
}

/** Whether a column of this name is read, or known not to be: of accents that are read right, its name is a sign. */
export function isKnownHeading(name: string): boolean {
  const words = headingWords(name).replace(names.BEFORE, '')
  return (
    readHeading(name) !== undefined ||
    statusKind(name) !== undefined ||
    names.WHOLE_NAME.has(words) ||
    names.LAST_NAME.has(words)
  )
}

export function isWholeName(name: string): boolean {
  return names.WHOLE_NAME.has(headingWords(name).replace(names.BEFORE, ''))
}

export function isLastName(name: string): boolean {
  return names.LAST_NAME.has(headingWords(name))
}

/** A list without a first line of names: each line is one address. */
export const addressesOnly: PeopleColumns = {
  at: new Map([['address', 0]]),
  count: 1,
  ...{ ignored: [], statuses: [], remarks: [] },
}

/** What each column is used for, in their order. */
export function usesOf({ at, count, statuses }: PeopleColumns): ColumnUse[] {
  const uses = Array.from({ length: count }, (): ColumnUse => 'none')
  for (const [field, index] of at) uses[index] = field
  for (const { index } of statuses) uses[index] = 'standing'
  return uses
}

/** Picks the cells of one line that have a meaning. */
export function cellsOf(columns: PeopleColumns, line: readonly string[]): PersonCells {
  const cells: PersonCells = {}
  for (const [field, index] of columns.at) cells[field] = line[index] ?? ''
  return cells
}

/** The name of a column as reports of webinars are compared: lower case, no accents, one space between words. */
export function plainName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[\s_.-]+/g, ' ').trim()
}
