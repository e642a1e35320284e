import type { Element } from 'hast'
import { attribute } from './tree.ts'

/** More than a letter could ever show. */
const WIDEST = 20

/** How many columns a cell takes. */
export function columnsOf(cell: Element): number {
  return Math.min(WIDEST, Math.max(1, Number(attribute(cell, 'colSpan')) || 1))
}

/** How many rows a cell takes, of those that there are. */
export function rowsOfCell(cell: Element, rows: number): number {
  return Math.min(rows, Math.max(1, Number(attribute(cell, 'rowSpan')) || 1))
}

/** What stands in a place of a table: a cell, or nothing where one before it reaches to. */
type Place = Element | 'merged' | undefined

/** Rows of as many cells each: of those that were merged, the first has the words and the others are empty. */
export function laidOut(cells: readonly Element[][]): (Element | undefined)[][] {
  const grid: Place[][] = cells.map(() => [])
  for (const [y, row] of cells.entries()) {
    let x = 0
    for (const cell of row) {
      while (grid[y]?.[x] !== undefined) x += 1
      for (const line of grid.slice(y, y + rowsOfCell(cell, cells.length)))
        for (let dx = 0; dx < columnsOf(cell); dx += 1) line[x + dx] ??= 'merged'
      const line = grid[y] ?? []
      line[x] = cell
    }
  }
  const columns = Math.max(...grid.map(({ length }) => length))
  const shown = (place: Place) => (place === 'merged' ? undefined : place)
  return grid.map((line) => Array.from({ length: columns }, (_, x) => shown(line[x])))
}
