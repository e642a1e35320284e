import type { ListProblem } from '../../../domain/list-problem.ts'
import type { ImportPreview } from '../../../domain/people-import.ts'

type Question = Extract<ListProblem, { problem: 'unknown-standing' }>

/** The words of status columns of which somebody has to say what they mean. */
export function questionsIn({ mistakes }: ImportPreview): Question[] {
  return mistakes.flatMap(({ problem }) => (isQuestion(problem) ? [problem] : []))
}

export function isQuestion(problem: ListProblem): problem is Question {
  return problem.problem === 'unknown-standing'
}
