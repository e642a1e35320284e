import type { AddressMistake } from './address-mistake.ts'
import type { FirstNameMistake } from './first-name.ts'

/** What is wrong with a file, before its lines are looked at. */
type FileProblem =
  | { problem: 'empty-file' }
  | { problem: 'file-too-large'; megabytes: number }
  | { problem: 'other-format'; format: 'xls' | 'ods' | 'pdf' | 'rtf' }
  | { problem: 'workbook-too-large' }
  | { problem: 'no-workbook' }
  | { problem: 'no-sheet' }
  | { problem: 'no-such-sheet'; sheet: string }
  | { problem: 'workbook-damaged'; why: string }
  | { problem: 'text-damaged'; encoding: string }
  | { problem: 'nul' }
  | { problem: 'saved-twice'; line: string }
  | { problem: 'two-encodings' }
  | { problem: 'unclear-accents' }

/** What is wrong with the columns of a list. */
export type ColumnProblem =
  | { problem: 'no-heading' }
  | { problem: 'no-address-column'; headings: readonly string[]; proposed?: string }
  | { problem: 'no-such-column'; column: string; headings: readonly string[] }
  | { problem: 'two-columns'; second: string; first?: string }

/** What is wrong with a line, so that it cannot be taken apart, or nothing can be after it. */
type RowProblem =
  | { problem: 'nobody-below' }
  | { problem: 'stopped'; most: number }
  | { problem: 'extra-cells'; cells: number; columns: number }
  | { problem: 'open-quote' }
  | { problem: 'long-line'; most: number }
  | { problem: 'quote-inside' }
  | { problem: 'unreadable-line'; code: string }

/** What is wrong with one person. */
export type PersonProblem =
  | { problem: 'no-address' }
  | { problem: 'wrong-address'; typed: string; mistake: AddressMistake }
  | { problem: 'several-addresses'; typed: string; mistake: AddressMistake }
  | { problem: 'near-domain'; typed: string; meant: string }
  | { problem: 'wrong-name'; name: string; mistake: FirstNameMistake }
  | { problem: 'fixed-zone'; zone: string; proposal: string }
  | { problem: 'wrong-zone'; zone: string; proposal: string }
  | { problem: 'wrong-hour'; hour: string }

/** Words of a list of which it is not known whether they mean that somebody has left. */
type StandingProblem =
  | { problem: 'unknown-standing'; column: string; says: string; people: number }
  | { problem: 'more-standings'; values: number; people: number }

/** Why a list, or a line of it, cannot be taken: a code and facts. */
export type ListProblem = FileProblem | ColumnProblem | RowProblem | PersonProblem | StandingProblem

/** A problem with the physical line, from 1, on which its row starts. */
export type ListMistake = { line: number; problem: ListProblem }

/** What somebody who looks at the columns that were taken should know. */
export type ListRemark =
  | { remark: 'payer'; column: string }
  | { remark: 'other-person'; column: string; address: string }
  | { remark: 'whole-names'; column: string }
