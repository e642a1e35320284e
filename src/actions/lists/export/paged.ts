import type { Cell } from '../../../domain/sheet-cell.ts'

const PAGE = 1_000

export type Paged<Row, Key> = {
  first: Key
  /** The rows after a key, at most so many. */
  next: (after: Key, most: number) => Promise<readonly Row[]>
  keyOf: (row: Row) => Key
  cells: (row: Row) => readonly Cell[]
}

/** All rows of a list, asked for page by page as they are taken. */
export async function* paged<Row, Key>({ first, next, keyOf, cells }: Paged<Row, Key>) {
  let after = first
  for (;;) {
    const rows = await next(after, PAGE)
    for (const row of rows) yield cells(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = keyOf(last)
  }
}
