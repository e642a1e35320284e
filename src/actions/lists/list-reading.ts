import type { Person } from '../../domain/people.ts'
import type { BadLines, ImportPreview, Newness } from '../../domain/people-import.ts'
import type { PeopleFile } from '../people/read-people.ts'
import { badLinesOf } from './bad-lines.ts'

/** What a list says by itself, without the rows that it was read from. */
export type ListReading = {
  people: Person[]
  found: Omit<ImportPreview, keyof Newness | 'landings' | 'closed'>
  bad: BadLines
}

const SHOWN_MISTAKES = 100
const SHOWN_LEFT = 200
const SAMPLE = 4

export function readingOf(file: PeopleFile): ListReading {
  const bad = badLinesOf(file)
  return { people: file.people, found: { ...describe(file), badLines: bad.lines.length }, bad }
}

function describe(file: PeopleFile): Omit<ListReading['found'], 'badLines'> {
  const { encoding, separator, sheet, sheets, header, uses, remarks, repeated, rows, stoppedAt } = file
  return {
    encoding,
    ...(separator === undefined ? {} : { separator }),
    ...(sheet === undefined ? {} : { sheet, sheets: sheets ?? [] }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...{ header, uses, remarks, repeated },
    sample: rows.slice(0, SAMPLE).map(({ cells }) => cells),
    lines: rows.length,
    people: file.people.length,
    mistakes: shownMistakes(file),
    leftCount: file.leftOut.reduce((sum, { people }) => sum + people, 0),
    left: leftPeople(file),
  }
}

/** The first ones, and the one at which reading stopped. */
function shownMistakes({ mistakes, stoppedAt }: PeopleFile): PeopleFile['mistakes'] {
  if (mistakes.length <= SHOWN_MISTAKES || stoppedAt === undefined) return mistakes.slice(0, SHOWN_MISTAKES)
  return [...mistakes.slice(0, SHOWN_MISTAKES - 1), ...mistakes.slice(-1)]
}

function leftPeople({ leftRows, uses }: PeopleFile): ImportPreview['left'] {
  const at = uses.indexOf('address')
  return leftRows.slice(0, SHOWN_LEFT).map(({ row, column, says }) => ({
    line: row.line,
    address: (row.cells[at] ?? '').trim(),
    ...{ column, says },
  }))
}
