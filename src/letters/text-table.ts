import type { Token } from 'markdown-it'

/**
 * A table for the text part, where placeholders have no width yet and readers aloud no columns: each row is an item,
 * with the heading before each cell. `words` writes a cell, `colon` stands after a heading.
 */
export function textTable(
  tokens: readonly Token[],
  { words, colon }: { words: (cell: Token) => string; colon: string },
): string[] {
  const rows = rowsOf(tokens).map((row) => row.map(words))
  const [head = [], ...body] = rows
  if (body.length === 0) return [`- ${head.filter((cell) => cell !== '').join(' | ')}`, '']
  const lines = body.flatMap((row) => {
    const cells = row.flatMap((cell, column) => {
      if (cell === '') return []
      const heading = head[column] ?? ''
      return [heading === '' ? cell : `${heading}${colon} ${cell}`]
    })
    return cells.map((cell, index) => (index === 0 ? `- ${cell}` : `\t${cell}`))
  })
  return [...lines, '']
}

function rowsOf(tokens: readonly Token[]): Token[][] {
  const rows: Token[][] = []
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([])
    else if (token.type === 'inline') rows.at(-1)?.push(token)
  }
  return rows
}
