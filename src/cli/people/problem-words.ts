import type { ListProblem, ListRemark } from '../../domain/list-problem.ts'
import { problemWords, remarkWords } from '../../domain/list-problem-words.ts'
import { shown } from '../../domain/shown.ts'

const SHOWN_HEADINGS = 30
const MANNER = { language: 'en', quoted: shown } as const

/** What is wrong with a list, or a line of it, and the option that helps, as commands say it. */
export function problemLine(problem: ListProblem): string {
  return `${problemWords(problem, MANNER)}${helpWith(problem)}`
}

export function remarkLine(remark: ListRemark): string {
  return remarkWords(remark, MANNER)
}

function helpWith(problem: ListProblem): string {
  switch (problem.problem) {
    case 'near-domain':
      return ' If not, keep such domains with --keep-domains'
    case 'unknown-standing': {
      const [column, says] = [shown(problem.column), shown(problem.says)]
      return `: enrol these people with --take-status ${says}, or leave that column out with --ignore-column ${column}`
    }
    case 'two-columns': {
      const choose =
        problem.first === undefined ? '' : `, or choose one with --address-column ${shown(problem.first)}`
      return `: leave one out with --ignore-column ${shown(problem.second)}${choose}`
    }
    case 'no-such-column':
      return `: ${headingsLine(problem.headings)}`
    case 'no-address-column':
      return `. ${headingsLine(problem.headings)}${proposalLine(problem.proposed)}`
    default:
      return ''
  }
}

function headingsLine(headings: readonly string[]): string {
  const more = headings.length > SHOWN_HEADINGS ? ', …' : ''
  return `It has ${headings.slice(0, SHOWN_HEADINGS).map(shown).join(', ')}${more}`
}

function proposalLine(proposed: string | undefined): string {
  if (proposed === undefined) return ''
  const name = shown(proposed)
  return `. The cells of ${name} are addresses: rename it to email, or add --address-column ${name}`
}
