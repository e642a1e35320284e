import { isAddressHeading, plainName } from './people-columns.ts'

/**
 * Where the address and the attendance stand in each line of a block. `anonymous` is true for the blocks of
 * webinar reports, which also list people who came by telephone or as guests, without an address.
 */
export type AttendanceColumns = { address: number; attended: number; count: number; anonymous: boolean }

/**
 * What a line that names columns is good for: `nobody` starts a block without addresses and attendance, such
 * as that of the people who came by telephone; `fault` starts one that cannot be used.
 */
export type AttendanceHeader =
  | { kind: 'columns'; columns: AttendanceColumns }
  | { kind: 'fault'; message: string }
  | { kind: 'nobody' }

type Field = 'address' | 'attended' | 'userName'

type Found = { at: Map<Field, number>; twice?: string }

const ATTENDED = new Set([
  'attended',
  'attended live',
  'has attended',
  'attendance',
  'present',
  'presente',
  'present(e)',
  'present·e',
  'present e',
  'presence',
  'a participe',
  'participe',
  'a ete present',
  'a assiste',
])
const ADDRESS = new Set(['user email', 'adresse e mail de l utilisateur', 'e mail de l utilisateur'])
const USER_NAME = /^(?:user name|nom d utilisateur|nom de l utilisateur)(?: \(.*\))?$/

/**
 * Reads one line as the names of columns, French or English, in any case, with or without accents.
 * Undefined where the line is not such a line.
 */
export function readAttendanceColumns(cells: readonly string[]): AttendanceHeader | undefined {
  const { at, twice } = findFields(cells)
  const [address, attended, anonymous] = [at.get('address'), at.get('attended'), at.has('userName')]
  if (address === undefined || attended === undefined) {
    if (!anonymous) return undefined
    return at.size === 1 ? { kind: 'nobody' } : { kind: 'fault', message: missing(at) }
  }
  if (twice === undefined) {
    return { kind: 'columns', columns: { address, attended, count: cells.length, anonymous } }
  }
  const second = JSON.stringify(twice)
  const message = `two columns mean the same thing, the second is ${second}: delete one of them`
  return { kind: 'fault', message }
}

/** What is missing from a line that names some of the columns; undefined where it names none. */
export function missingAttendanceColumn(cells: readonly string[]): string | undefined {
  const { at } = findFields(cells)
  return at.size === 0 ? undefined : missing(at)
}

/** A line with an @ holds people, not the names of columns: most lines are passed over by that alone. */
function findFields(cells: readonly string[]): Found {
  const found: Found = { at: new Map() }
  if (cells.some((cell) => cell.includes('@'))) return found
  for (const [index, name] of cells.entries()) {
    const field = fieldOf(name)
    if (field === undefined) continue
    if (!found.at.has(field)) found.at.set(field, index)
    else if (field !== 'userName') found.twice ??= name.trim()
  }
  return found
}

/** Names are typed with an apostrophe of either kind, and with a question mark: « Présent ? ». */
function fieldOf(name: string): Field | undefined {
  const words = plainName(name.replace(/['’]/g, ' ').replace(/[\s?:]+$/, ''))
  if (ATTENDED.has(words)) return 'attended'
  if (ADDRESS.has(words) || isAddressHeading(words)) return 'address'
  return USER_NAME.test(words) ? 'userName' : undefined
}

function missing(at: ReadonlyMap<Field, number>): string {
  if (at.has('attended')) {
    return 'no column here holds the addresses: expected one named email or adresse, add it or export the file with it'
  }
  return 'no column here says who attended: expected one named attended or présent, with yes or no in each line, add it or export the list of attendees'
}
