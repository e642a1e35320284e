import { headingWords } from '../../domain/heading-words.ts'
import type { ListMistake } from '../../domain/list-problem.ts'
import type { StatusColumn } from '../../domain/people-columns.ts'
import { type Standing, standing } from '../../domain/people-status.ts'
import type { CsvRow } from './read-csv.ts'

/** The number of people whom a column leaves out with one value. */
export type LeftOut = { column: string; says: string; people: number }

/** A line that is left out, by what a column says. */
export type LeftRow = { row: CsvRow; column: string; says: string }

type Question = { column: string; says: string; line: number; people: number }

/** Words of status columns, normalised by `headingWords`, of which somebody said what they mean. */
export type KnownStandings = { stay: ReadonlySet<string>; left: ReadonlySet<string> }

/** Decides, line by line, who is left out and which values need an answer from the organiser. */
export type Standings = {
  /** False for somebody who has left, and for somebody whose value is not known. Both are counted. */
  isToBeRead(row: CsvRow): boolean
  leftOut(): LeftOut[]
  /** The first lines that were left out. */
  leftRows(): LeftRow[]
  /** One question for each unknown value, at its first line. */
  questions(): ListMistake[]
}

const MOST_QUESTIONS = 20
const MOST_KNOWN = 10_000
const MOST_LEFT_ROWS = 1_000

/** Reads the columns that say who has left. */
export function readStandings(columns: readonly StatusColumn[], known: KnownStandings): Standings {
  const [left, asked] = [new Map<string, LeftOut>(), new Map<string, Question>()]
  const leftRows: LeftRow[] = []
  const before = columns.map(() => new Map<string, Standing>())
  const read = (column: StatusColumn, index: number, cell: string) => {
    const found = before[index]?.get(cell) ?? standingOf(column, cell, known)
    if ((before[index]?.size ?? 0) < MOST_KNOWN) before[index]?.set(cell, found)
    return found
  }
  const note = (column: StatusColumn, { row, found }: { row: CsvRow; found: Standing }) => {
    const says = (row.cells[column.index] ?? '').trim()
    // A date, a reason or a mark in such a column says only that they have left.
    const word = column.kind === 'gone' ? '' : says
    const key = `${column.name}\n${word}`
    const counted = found === 'left' ? left.get(key) : asked.get(key)
    if (found === 'left' && leftRows.length < MOST_LEFT_ROWS)
      leftRows.push({ row, column: column.name, says })
    if (counted) counted.people += 1
    else if (found === 'left') left.set(key, { column: column.name, says: word, people: 1 })
    else asked.set(key, { column: column.name, says, line: row.line, people: 1 })
  }
  return {
    isToBeRead(row) {
      const all = columns.map((column, index) => ({
        column,
        found: read(column, index, row.cells[column.index] ?? ''),
      }))
      const why = all.find(({ found }) => found === 'left') ?? all.find(({ found }) => found === 'unknown')
      if (why !== undefined) note(why.column, { row, found: why.found })
      return why === undefined
    },
    leftOut: () => [...left.values()],
    leftRows: () => leftRows,
    questions: () => questionsOf([...asked.values()]),
  }
}

function standingOf({ kind }: StatusColumn, cell: string, known: KnownStandings): Standing {
  const found = standing(kind, cell)
  const words = headingWords(cell)
  if (known.stay.has(words) && kind !== 'gone') return 'stays'
  return found === 'unknown' && known.left.has(words) ? 'left' : found
}

function questionsOf(asked: readonly Question[]): ListMistake[] {
  const [first, rest] = [asked.slice(0, MOST_QUESTIONS), asked.slice(MOST_QUESTIONS)]
  const people = rest.reduce((sum, question) => sum + question.people, 0)
  const more = { problem: 'more-standings' as const, values: rest.length, people }
  return [...first.map(asQuestion), ...rest.slice(0, 1).map(({ line }) => ({ line, problem: more }))]
}

function asQuestion({ line, ...facts }: Question): ListMistake {
  return { line, problem: { problem: 'unknown-standing', ...facts } }
}
