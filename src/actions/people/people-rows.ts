import { addressKey } from '../../domain/address.ts'
import { headingWords } from '../../domain/heading-words.ts'
import { checkPerson, type KnownSoFar, type Person } from '../../domain/people.ts'
import { cellsOf, type PeopleColumns } from '../../domain/people-columns.ts'
import type { ColumnChoices } from './choose-columns.ts'
import { type CsvRow, countCells } from './read-csv.ts'
import { type LeftOut, readStandings, type Standings } from './read-standings.ts'

/** One mistake in a people file. `line` is the physical line, from 1, on which the row starts. */
export type PeopleMistake = { line: number; message: string }

/** How to read a list where it leaves a question open. */
export type ReadingChoices = ColumnChoices & {
  /** Accepts domains that are one typing error away from a large provider's. */
  keepDomains?: boolean | undefined
  /** Values of a status column that mean “enrol this person”, in addition to the known words. */
  takeStatus?: readonly string[] | undefined
}

/** The most mistakes that are collected. Nobody reads more, and a hostile file costs no more. */
export const MAX_MISTAKES = 1000

/**
 * What the rows of a people file say. `repeated` counts the lines whose address was already given by an earlier line (the
 * first wins). `stoppedAt` is set when reading stopped: nobody after that line is in `people`.
 */
export type PeopleRows = {
  people: Person[]
  mistakes: PeopleMistake[]
  repeated: number
  /** The people left out because a column says that they have left, counted by what it says. */
  leftOut: LeftOut[]
  stoppedAt?: number
}

type Reading = {
  people: Map<string, Person>
  mistakes: PeopleMistake[]
  repeated: number
  known: KnownSoFar
  standings: Standings
}

/** Reads the people in the rows below the names of the columns. Reading stops after 1,000 mistakes. */
export function readRows(
  { columns, rows }: { columns: PeopleColumns; rows: CsvRow[] },
  choices: ReadingChoices,
): PeopleRows {
  const known = { zones: new Map(), ...(choices.keepDomains ? {} : { domains: new Map() }) }
  const taken = new Set((choices.takeStatus ?? []).map(headingWords))
  const standings = readStandings(columns.statuses, taken)
  const reading: Reading = { people: new Map(), mistakes: [], repeated: 0, known, standings }
  let stoppedAt: number | undefined
  for (const row of rows) {
    if (standings.isToBeRead(row)) readRow(reading, columns, row)
    if (reading.mistakes.length < MAX_MISTAKES) continue
    const message = `reading stopped here, after ${MAX_MISTAKES} mistakes`
    reading.mistakes.push({ line: row.line, message })
    stoppedAt = row.line
    break
  }
  const { people, mistakes, repeated } = reading
  const all = [...standings.questions(), ...mistakes].toSorted((a, b) => a.line - b.line)
  const ended = stoppedAt === undefined ? {} : { stoppedAt }
  return { people: [...people.values()], mistakes: all, repeated, leftOut: standings.leftOut(), ...ended }
}

/**
 * An extra cell is most often an unquoted comma, which would shift the other cells, so it is reported and not guessed
 * away.
 */
function readRow(reading: Reading, columns: PeopleColumns, row: CsvRow): void {
  const cells = countCells(row)
  const { line } = row
  if (cells > columns.count) {
    const message = `there are ${cells} cells in this line, but ${columns.count} columns in the first`
    reading.mistakes.push({ line, message })
    return
  }
  const checked = checkPerson(cellsOf(columns, row.cells), reading.known)
  if (!checked.ok) {
    reading.mistakes.push(...checked.messages.map((message) => ({ line, message })))
    return
  }
  const key = addressKey(checked.person.address)
  if (reading.people.has(key)) reading.repeated += 1
  else reading.people.set(key, checked.person)
}
