import { headingWords } from '../../domain/heading-words.ts'
import type { StatusColumn } from '../../domain/people-columns.ts'
import { type Standing, standing } from '../../domain/people-status.ts'
import { shown } from '../../domain/shown.ts'
import type { CsvRow } from './read-csv.ts'

/** The number of people whom a column leaves out with one value. */
export type LeftOut = { column: string; says: string; people: number }

type Question = { column: string; says: string; line: number; people: number }

/** Decides, line by line, who is left out and which values need an answer from the organiser. */
export type Standings = {
  /** False for somebody who has left, and for somebody whose value is not known. Both are counted. */
  isToBeRead(row: CsvRow): boolean
  leftOut(): LeftOut[]
  /** One question for each unknown value, at its first line. */
  questions(): { line: number; message: string }[]
}

const MOST_QUESTIONS = 20
const MOST_KNOWN = 10_000

/** Reads the columns that say who has left. `taken` are values, normalised by `headingWords`, that leave nobody out. */
export function readStandings(columns: readonly StatusColumn[], taken: ReadonlySet<string>): Standings {
  const [left, asked] = [new Map<string, LeftOut>(), new Map<string, Question>()]
  const known = columns.map(() => new Map<string, Standing>())
  const read = (column: StatusColumn, index: number, cell: string) => {
    const before = known[index]?.get(cell)
    if (before !== undefined) return before
    const found =
      taken.has(headingWords(cell)) && column.kind !== 'gone' ? 'stays' : standing(column.kind, cell)
    if ((known[index]?.size ?? 0) < MOST_KNOWN) known[index]?.set(cell, found)
    return found
  }
  const note = (column: StatusColumn, { row, found }: { row: CsvRow; found: Standing }) => {
    const says = (row.cells[column.index] ?? '').trim()
    // A date, a reason or a mark in such a column says only that they have left.
    const word = column.kind === 'gone' ? '' : says
    const key = `${column.name}\n${word}`
    const counted = found === 'left' ? left.get(key) : asked.get(key)
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
    questions: () => questionsOf([...asked.values()]),
  }
}

function questionsOf(asked: readonly Question[]): { line: number; message: string }[] {
  const [first, rest] = [asked.slice(0, MOST_QUESTIONS), asked.slice(MOST_QUESTIONS)]
  const people = rest.reduce((sum, question) => sum + question.people, 0)
  const message = `${rest.length} more values like those above are not known, in ${people.toLocaleString('en')} lines`
  return [...first.map(asQuestion), ...rest.slice(0, 1).map(({ line }) => ({ line, message }))]
}

function asQuestion({ column, says, line, people }: Question): { line: number; message: string } {
  const others = people > 1 ? ` here and in ${(people - 1).toLocaleString('en')} more lines` : ''
  const message =
    `${shown(column)} says ${shown(says)}${others}, and it is not known whether that means left: ` +
    `enrol these people with --take-status ${shown(says)}, or leave that column out with --ignore-column ${shown(column)}`
  return { line, message }
}
