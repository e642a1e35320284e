import type { ListMistake, ListProblem, ListRemark } from './list-problem.ts'
import type { ColumnUse } from './people-columns.ts'

/**
 * Where an import stands. `reading`: its list is looked at; `ready`: its organiser has to decide; `running` and `undoing`
 * go on by themselves.
 */
export type ImportState = 'reading' | 'ready' | 'running' | 'done' | 'stopped' | 'undoing' | 'undone'

/** How an organiser answered what a list leaves open, as it is kept. */
export type ListAnswers = {
  sheet?: string
  uses?: ColumnUse[]
  keepDomains?: boolean
  takeStatus?: string[]
  leaveStatus?: string[]
  /** Lines of people who have left by the list, and are enrolled all the same. */
  takeLines?: number[]
}

/** Somebody of whom the list says that they have left. */
export type LeftPerson = { line: number; address: string; column: string; says: string }

/** The people who would join at the same dates, and when their first letter is due; null where it is over. */
export type Landing = { dayOne: string; zone: string; at: string; people: number; first: string | null }

/** How many of the people of a list are new to a cohort, and how many are not taken, and why. */
export type Newness = { fresh: number; already: number; erased: number; suppressed: number }

/** How many would be enrolled: also those to whose address nothing is sent. */
export function wouldJoin({ fresh, suppressed }: Newness): number {
  return fresh + suppressed
}

/** The lines of a list that cannot be taken, under the names of its columns. */
export type BadLines = {
  header: readonly string[]
  lines: { cells: readonly string[]; problems: ListProblem[] }[]
}

/** What was found in a list. What is personal in it is in `header`, `sample`, `left` and `mistakes`. */
export type ImportPreview = Newness & {
  encoding: string
  separator?: string
  sheet?: string
  sheets?: string[]
  header: readonly string[]
  uses: ColumnUse[]
  sample: (readonly string[])[]
  remarks: ListRemark[]
  /** The lines below the names of the columns. */
  lines: number
  people: number
  repeated: number
  /** How many lines cannot be taken, and the first mistakes. */
  badLines: number
  mistakes: ListMistake[]
  /** The line after which nothing was read. */
  stoppedAt?: number
  leftCount: number
  left: LeftPerson[]
  landings: Landing[]
  /** Why none can be enrolled now, where it is so: the cohort's refusal. */
  closed?: 'cohort-begun' | 'cohort-cancelled'
}
