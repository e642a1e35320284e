import type { ListProblem } from '../../domain/list-problem.ts'
import type { BadLines } from '../../domain/people-import.ts'
import type { PeopleFile } from '../people/read-people.ts'

/** A question about what a word means is no mistake of the line that it was found in. */
const QUESTIONS = new Set<ListProblem['problem']>(['unknown-standing', 'more-standings'])

/** The lines of a list that cannot be taken, as they stand, each with all that is wrong in it. */
export function badLinesOf({ header, rows, mistakes }: PeopleFile): BadLines {
  const problems = new Map<number, ListProblem[]>()
  for (const { line, problem } of mistakes) {
    if (!QUESTIONS.has(problem.problem)) problems.set(line, [...(problems.get(line) ?? []), problem])
  }
  const lines = rows.flatMap(({ line, cells }) => {
    const found = problems.get(line)
    return found ? [{ cells, problems: found }] : []
  })
  return { header, lines }
}
