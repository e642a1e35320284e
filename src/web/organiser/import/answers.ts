import type { ColumnUse } from '../../../domain/people-columns.ts'
import type { ImportPreview, ListAnswers } from '../../../domain/people-import.ts'

/** What a column may be read as, in the order in which a list offers it. */
export const USES: readonly ColumnUse[] = ['none', 'address', 'firstName', 'zone', 'at', 'standing']

const MOST_WORDS = 100
const MOST_LINES = 2_000

/**
 * The answers of the form. When another sheet is chosen, what was said of the columns and lines of the one before is
 * forgotten.
 */
export function answersIn(form: FormData, preview: ImportPreview): ListAnswers {
  const sheet = textOf(form, 'sheet') || undefined
  const keep = textOf(form, 'keepDomains') === 'yes' ? { keepDomains: true } : {}
  const chosen = sheet === undefined ? {} : { sheet }
  if (sheet !== preview.sheet && sheet !== undefined) return { ...chosen, ...keep }
  const [takeStatus, leaveStatus] = [saidToBe(form, 'stay'), saidToBe(form, 'left')]
  return {
    ...chosen,
    ...keep,
    uses: usesIn(form, preview),
    takeStatus,
    leaveStatus,
    takeLines: linesIn(form),
  }
}

function usesIn(form: FormData, { header }: ImportPreview): ColumnUse[] {
  return header.map((_, index) => {
    const named = textOf(form, `use-${index}`)
    return USES.find((use) => use === named) ?? 'none'
  })
}

function saidToBe(form: FormData, answer: 'stay' | 'left'): string[] {
  const indexes = Array.from({ length: MOST_WORDS }, (_, index) => index)
  const answered = indexes.filter((index) => textOf(form, `standing-${index}`) === answer)
  return answered.map((index) => textOf(form, `says-${index}`))
}

function linesIn(form: FormData): number[] {
  const lines = form.getAll('line').map(Number)
  return lines.filter((line) => Number.isSafeInteger(line) && line > 0).slice(0, MOST_LINES)
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
