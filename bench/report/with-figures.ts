import type { Results } from '../results.ts'
import { machineSentence } from './machine-sentence.ts'
import { type FigureTable, tablesOf } from './tables.ts'

const PART = /(<!-- figures: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g

/**
 * A document with the figures of a run between `<!-- figures: name -->` and `<!-- end -->`: `machine`, or the name of a
 * table.
 * @throws Error when the document asks for figures that there are not, or leaves some out.
 */
export function withFigures(document: string, results: Results): string {
  const parts = new Map(tablesOf(results).map((table) => [table.name, markdown(table)]))
  parts.set('machine', `${machineSentence(results)}.`)
  const missing = new Set(parts.keys())
  const written = document.replace(PART, (_, begin: string, name: string, end: string) => {
    const part = parts.get(name)
    if (part === undefined) throw new Error(`there are no figures ${name}`)
    missing.delete(name)
    return `${begin}${part}\n${end}`
  })
  if (missing.size > 0) throw new Error(`the document has no place for ${[...missing].join(', ')}`)
  return written
}

function markdown({ title, columns, rows }: FigureTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'))
  return `${title}:\n\n${[columns, rule, ...rows].map(line).join('\n')}`
}
