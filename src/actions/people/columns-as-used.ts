import type { ColumnProblem } from '../../domain/list-problem.ts'
import type { PersonField } from '../../domain/people.ts'
import type { ColumnUse, PeopleColumns, StatusColumn } from '../../domain/people-columns.ts'
import { statusKind } from '../../domain/people-status.ts'

export type ChosenColumns = { ok: true; columns: PeopleColumns } | { ok: false; problem: ColumnProblem }

/** The columns as somebody said that each is used. Of two for the same thing, the second is refused. */
export function columnsAsUsed(header: readonly string[], uses: readonly ColumnUse[]): ChosenColumns {
  const at = new Map<PersonField, number>()
  const statuses: StatusColumn[] = []
  const ignored: string[] = []
  for (const [index, heading] of header.entries()) {
    const [name, use] = [heading.trim(), uses[index] ?? 'none']
    if (use === 'standing') statuses.push({ index, name, kind: statusKind(name) ?? 'state' })
    else if (use === 'none') ignored.push(...(name === '' ? [] : [name]))
    else if (at.has(use)) return { ok: false, problem: { problem: 'two-columns', second: name } }
    else at.set(use, index)
  }
  if (at.has('address'))
    return { ok: true, columns: { at, count: header.length, ignored, statuses, remarks: [] } }
  const headings = header.map((name) => name.trim()).filter((name) => name !== '')
  return { ok: false, problem: { problem: 'no-address-column', headings } }
}
