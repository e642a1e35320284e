import { addressKey } from '../../domain/address.ts'
import { headingWords } from '../../domain/heading-words.ts'
import type { ListMistake } from '../../domain/list-problem.ts'
import { checkPerson, type KnownSoFar, type Person } from '../../domain/people.ts'
import { cellsOf, type PeopleColumns } from '../../domain/people-columns.ts'
import type { ColumnChoices } from './choose-columns.ts'
import { type CsvRow, countCells } from './read-csv.ts'
import { type LeftOut, type LeftRow, readStandings, type Standings } from './read-standings.ts'

/** How to read a list where it leaves a question open. */
export type ReadingChoices = ColumnChoices & {
  /** The sheet to read of a workbook; by default the first that can be seen. */
  sheet?: string | undefined
  /** Accepts domains that are one typing error away from a large provider's. */
  keepDomains?: boolean | undefined
  /** Values of a status column that mean “enrol this person”, in addition to the known words. */
  takeStatus?: readonly string[] | undefined
  /** Values of a status column, among those that are not known, that mean “this person has left”. */
  leaveStatus?: readonly string[] | undefined
  /** Lines that are taken although a status column says that the person has left. */
  takeLines?: readonly number[] | undefined
  /** The mistakes after which reading stops. */
  mostMistakes?: number | undefined
}

/** The most mistakes that are collected. Nobody reads more, and a hostile file costs no more. */
export const MAX_MISTAKES = 1000

/**
 * What the rows of a people file say beside its people. `repeated` counts the lines whose address was already given by an
 * earlier line (the first wins). `stoppedAt` is set when reading stopped: nobody after that line was read.
 */
export type PeopleRows = {
  mistakes: ListMistake[]
  repeated: number
  /** The people left out because a column says that they have left, counted by what it says. */
  leftOut: LeftOut[]
  /** The first of their lines. */
  leftRows: LeftRow[]
  stoppedAt?: number
}

type Reading = {
  /** The keys of the addresses that were read. */
  taken: Set<string>
  mistakes: ListMistake[]
  repeated: number
  known: KnownSoFar
  standings: Standings
}

/**
 * Reads the rows below the names of the columns, and hands over each person as soon as the line is read. Reading stops
 * after 1,000 mistakes, or as many as chosen.
 */
export function* readRows(
  { columns, rows }: { columns: PeopleColumns; rows: CsvRow[] },
  choices: ReadingChoices,
): Generator<Person, PeopleRows> {
  const { mostMistakes: most = MAX_MISTAKES } = choices
  const reading = begin(columns, choices)
  const taken = new Set(choices.takeLines)
  const { standings, mistakes } = reading
  for (const row of rows) {
    if (taken.has(row.line) || standings.isToBeRead(row)) {
      const person = readRow(reading, columns, row)
      if (person) yield person
    }
    if (mistakes.length < most) continue
    mistakes.push({ line: row.line, problem: { problem: 'stopped', most } })
    return { ...endOf(reading), stoppedAt: row.line }
  }
  return endOf(reading)
}

function begin({ statuses }: PeopleColumns, choices: ReadingChoices): Reading {
  const known = { zones: new Map(), ...(choices.keepDomains ? {} : { domains: new Map() }) }
  const [stay, left] = [choices.takeStatus, choices.leaveStatus].map(
    (words) => new Set(words?.map(headingWords)),
  )
  const standings = readStandings(statuses, { stay: stay ?? new Set(), left: left ?? new Set() })
  return { taken: new Set(), mistakes: [], repeated: 0, known, standings }
}

function endOf({ mistakes, repeated, standings }: Reading): PeopleRows {
  const all = [...standings.questions(), ...mistakes].toSorted((a, b) => a.line - b.line)
  const [leftOut, leftRows] = [standings.leftOut(), standings.leftRows()]
  return { mistakes: all, repeated, leftOut, leftRows }
}

/**
 * The person of a line, unless it has a mistake or repeats an address. An extra cell is most often an unquoted comma, which
 * would shift the other cells, so it is reported and not guessed away.
 */
function readRow(reading: Reading, columns: PeopleColumns, row: CsvRow): Person | undefined {
  const cells = countCells(row)
  const { line } = row
  if (cells > columns.count) {
    reading.mistakes.push({ line, problem: { problem: 'extra-cells', cells, columns: columns.count } })
    return undefined
  }
  const checked = checkPerson(cellsOf(columns, row.cells), reading.known)
  if (!checked.ok) {
    reading.mistakes.push(...checked.problems.map((problem) => ({ line, problem })))
    return undefined
  }
  const key = addressKey(checked.person.address)
  const isNew = !reading.taken.has(key)
  if (!isNew) reading.repeated += 1
  reading.taken.add(key)
  return isNew ? checked.person : undefined
}
