import type { Remark } from '../../domain/remark.ts'
import { BY_GRAVITY, type Grade, gradeOf } from '../../domain/remark-grade.ts'
import { remarkWords } from '../../domain/remark-words.ts'
import { spellControls } from '../../domain/unseen.ts'
import type { Output } from '../output.ts'

const COUNTED: Readonly<Record<Grade, string>> = {
  wrong: 'to mend',
  advice: 'might be better',
  unseen: 'not seen',
  good: 'in order',
}

const INDENT = ' '.repeat(8)

/**
 * Tells what the doctor saw, and what to publish; with `json` for programs. Returns the exit code: 1 where something is
 * to be mended, 2 where the DNS did not answer, 0 otherwise.
 */
export function tellRemarks(
  remarks: readonly Remark[],
  { json }: { json?: boolean },
  output: Output,
): number {
  if (json) {
    output.out(JSON.stringify(remarks.map(asJson), null, 2))
  } else {
    for (const line of remarks.flatMap(linesOf)) output.out(line)
    output.out(BY_GRAVITY.map((grade) => `${countOf(remarks, grade)} ${COUNTED[grade]}`).join(', '))
  }
  if (countOf(remarks, 'wrong') > 0) return 1
  return remarks.some(({ remark }) => UNANSWERED.has(remark)) ? 2 : 0
}

const UNANSWERED: ReadonlySet<string> = new Set<Remark['remark']>(['cut-off', 'silent', 'letter-unverified'])

function countOf(remarks: readonly Remark[], grade: Grade): number {
  return remarks.filter((remark) => gradeOf(remark) === grade).length
}

/** What servers and others said moves no cursor. */
function linesOf(remark: Remark): string[] {
  const { record, lines } = remark
  const toPaste = record ? [`${record.name}  ${record.type}`, record.value] : (lines ?? '').split('\n')
  return [
    `${gradeOf(remark).padEnd(INDENT.length)}${spellControls(remarkWords(remark, 'en'))}`,
    ...toPaste.filter((line) => line !== '').map((line) => `${INDENT}${spellControls(line)}`),
  ]
}

function asJson(remark: Remark) {
  return { grade: gradeOf(remark), ...remark, words: remarkWords(remark, 'en') }
}
