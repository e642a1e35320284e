import type { Element, Root } from 'hast'
import type { LossMarks } from './loss-marks.ts'
import { columnsOf, laidOut, rowsOfCell } from './table-grid.ts'
import {
  attribute,
  element,
  elementsIn,
  isBlank,
  isBlock,
  isElement,
  quotable,
  rewrite,
  type TreeNode,
  text,
  wordsIn,
} from './tree.ts'

/**
 * Makes tables those of a letter: a head, and cells of one line. A table that only sets things side by side, as mails are
 * built, becomes what is in it; one of a single cell is a box, and becomes a quote.
 */
export function mendTables(root: Root, marks: LossMarks): Root {
  return rewrite(root, (node) => (isElement(node, 'table') ? mended(node, marks) : undefined))
}

function mended(table: Element, marks: LossMarks): TreeNode[] {
  const rows = rowsOf(table).filter((row) => !isBlank(row))
  if (rows.length === 0) return []
  const cells = rows.map(cellsOf)
  const columns = Math.max(...cells.map(({ length }) => length))
  if (isLayout(table, rows)) return cells.flat().map((cell) => element('div', cell.children))
  if (rows.length === 1 && columns === 1)
    return [
      marks.mark({ lost: 'box' }),
      element(
        'blockquote',
        cells.flat().flatMap(({ children }) => children),
      ),
    ]
  if (rows.length === 1 || columns === 1)
    return [
      marks.mark({ lost: 'side-by-side' }),
      ...cells.flat().map((cell) => element('div', cell.children)),
    ]
  return tableOf(cells, marks)
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((node): Element[] => {
    if (isElement(node, 'tr')) return [node]
    return isElement(node, 'thead', 'tbody', 'tfoot') ? rowsOf(node) : []
  })
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((node) => isElement(node, 'td', 'th')) as Element[]
}

/**
 * How mails are built: tables in tables, told to be for looks alone. Inner ones are rewritten before, so that marks
 * remain.
 */
function isLayout(table: Element, rows: readonly Element[]): boolean {
  if (attribute(table, 'role') === 'presentation') return true
  const hasHead = rows.some((row) => cellsOf(row).some((cell) => cell.tagName === 'th'))
  const isFramed = attribute(table, 'cellSpacing') !== '' && attribute(table, 'border') !== '1'
  const holdsBlocks =
    elementsIn(table, (node) => isElement(node, 'table', 'h1', 'h2', 'h3', 'blockquote')).length > 0
  return !hasHead && (holdsBlocks || isFramed)
}

function tableOf(cells: readonly Element[][], marks: LossMarks): TreeNode[] {
  const told: TreeNode[] = []
  const isMerged = cells.flat().some((cell) => columnsOf(cell) > 1 || rowsOfCell(cell, cells.length) > 1)
  if (isMerged) told.push(marks.mark({ lost: 'merged-cells' }))
  const grid = laidOut(cells)
  if (!cells[0]?.every((cell) => cell.tagName === 'th'))
    told.push(marks.mark({ lost: 'table-head', said: quotable((cells[0] ?? []).map(wordsIn).join(' | ')) }))
  const rows = grid.map((row, at) =>
    element(
      'tr',
      row.map((cell) => element(at === 0 ? 'th' : 'td', inOneLine(cell, { marks, told }), alignOf(cell))),
    ),
  )
  return [...told, element('table', rows)]
}

function alignOf(cell: Element | undefined): Element['properties'] {
  const align =
    cell &&
    (/text-align\s*:\s*(right|center)/.exec(attribute(cell, 'style'))?.[1] ?? attribute(cell, 'align'))
  return align === 'right' || align === 'center' ? { align } : {}
}

/** What is in a cell, as one line: paragraphs, items and lines follow one another. */
function inOneLine(
  cell: Element | undefined,
  { marks, told }: { marks: LossMarks; told: TreeNode[] },
): TreeNode[] {
  if (!cell) return []
  const blocks = elementsIn(cell, (node) => isElement(node, 'p', 'li', 'div')).length
  const hasBreak = elementsIn(cell, (node) => isElement(node, 'br')).length > 0
  if (blocks > 1 || hasBreak) told.push(marks.mark({ lost: 'cell-lines', said: quotable(wordsIn(cell)) }))
  return inlineOf(cell)
}

function inlineOf(cell: Element): TreeNode[] {
  const inline = rewrite(cell, (node) => {
    if (isElement(node, 'br')) return [text(' ')]
    return isBlock(node) ? [text(' '), ...node.children, text(' ')] : undefined
  })
  return inline.children
}
