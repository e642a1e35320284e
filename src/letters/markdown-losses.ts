import MarkdownIt, { type Token } from 'markdown-it'
import type { Loss } from '../domain/warning.ts'

/** Something that a letter does not show as it was meant; `line` counts from 1 in the text. */
export type MarkdownLoss = { readonly line: number; readonly loss: Loss }

/** All that CommonMark and GitHub's Markdown have, to see what letters do not read. */
const everything = new MarkdownIt({ html: true, linkify: false, typographer: false })
everything.validateLink = () => true

const LONGEST = 60
/** What a phone can show side by side. */
const MOST_COLUMNS = 4

/** What of a text, placeholders protected, its letter would drop or show as it is typed. */
export function markdownLosses(source: string): MarkdownLoss[] {
  const env: { references?: Record<string, { href: string; title: string }> } = {}
  const lines = source.split('\n')
  const tokens = everything.parse(source, env)
  const found = tokens.flatMap((token, index) => [
    ...blockLosses(token, { tokens, index, lines }),
    ...(token.children ?? [])
      .flatMap((child) => inlineLosses(child))
      .map((loss) => ({ line: lineOf(token), loss })),
  ])
  const losses = [...found, ...unusedReferences(source, tokens), ...repeatedReferences(lines, env)]
  return losses.toSorted((a, b) => a.line - b.line)
}

type Place = { tokens: readonly Token[]; index: number; lines: readonly string[] }

function blockLosses(token: Token, place: Place): MarkdownLoss[] {
  const at = (loss: Loss) => [{ line: lineOf(token), loss }]
  switch (token.type) {
    case 'html_block':
      return at({ warned: 'html-as-typed', said: excerpt(token.content) })
    case 'code_block':
      return at({ warned: 'indented-code' })
    case 'heading_open':
      return /[=-]/.test(token.markup) ? at({ warned: 'underlined-title' }) : []
    case 'inline':
      return itemLosses(token, place)
    case 'table_open':
      return cellsIn(place.lines[lineOf(token) - 1] ?? '') > MOST_COLUMNS
        ? at({ warned: 'wide-table', columns: MOST_COLUMNS })
        : []
    case 'tr_open':
      return rowLosses(token, place)
    default:
      return []
  }
}

function itemLosses(token: Token, { tokens, index }: Place): MarkdownLoss[] {
  const isItem = tokens[index - 2]?.type === 'list_item_open'
  const isTask = isItem && /^\[[ xX]\]\s/.test(token.content)
  return isTask ? [{ line: lineOf(token), loss: { warned: 'boxes-as-typed' } }] : []
}

/** A row of a table with more cells than its head loses the rest. */
function rowLosses(token: Token, { tokens, lines }: Place): MarkdownLoss[] {
  const start = tokens.findLast(({ type, map }) => type === 'table_open' && (map?.[0] ?? 0) < lineOf(token))
  const columns = cellsIn(lines[start?.map?.[0] ?? 0] ?? '')
  const line = lines[lineOf(token) - 1] ?? ''
  if (cellsIn(line) <= columns) return []
  return [{ line: lineOf(token), loss: { warned: 'cells-left-out', said: excerpt(line) } }]
}

function cellsIn(line: string): number {
  return line
    .replace(/^[\s>]*\|?/, '')
    .replace(/(?<!\\)\|\s*$/, '')
    .split(/(?<!\\)\|/).length
}

function inlineLosses(child: Token): Loss[] {
  switch (child.type) {
    case 'html_inline':
      return [{ warned: 'html-as-typed', said: excerpt(child.content) }]
    case 'link_open':
    case 'image': {
      const title = child.attrGet('title')
      return title ? [{ warned: 'title-left-out', said: excerpt(String(title)) }] : []
    }
    case 'text':
      return /\[\^[^\]\s]+\]/.test(child.content)
        ? [{ warned: 'notes-as-typed', said: excerpt(child.content) }]
        : []
    default:
      return []
  }
}

const DEFINITION = /^[ >]*\[((?:[^\\\]]|\\.)+)\]:/

/** The addresses under the text that no link uses. */
function unusedReferences(source: string, tokens: readonly Token[]): MarkdownLoss[] {
  const used = new Set(tokens.flatMap(({ children }) => (children ?? []).map((child) => hrefOf(child))))
  return source.split('\n').flatMap((line, index) => {
    const label = DEFINITION.exec(line)?.[1]
    if (label === undefined) return []
    const alone = everything.parse(`[x][${label}]\n\n${line}`, {})
    const href = alone
      .flatMap(({ children }) => children ?? [])
      .map(hrefOf)
      .find((found) => found !== undefined)
    if (href === undefined || used.has(href)) return []
    return [{ line: index + 1, loss: { warned: 'address-unused', label } }]
  })
}

/** Of two addresses of one name, the second is left out. */
function repeatedReferences(
  lines: readonly string[],
  { references = {} }: { references?: object },
): MarkdownLoss[] {
  if (Object.keys(references).length === 0) return []
  const seen = new Set<string>()
  return lines.flatMap((line, index) => {
    const label = DEFINITION.exec(line)?.[1]?.toLowerCase()
    if (label === undefined) return []
    if (!seen.has(label)) return seen.add(label) && []
    return [{ line: index + 1, loss: { warned: 'address-repeated', label } }]
  })
}

function hrefOf(child: Token): string | undefined {
  const href =
    child.type === 'link_open' ? child.attrGet('href') : child.type === 'image' ? child.attrGet('src') : null
  return href === null ? undefined : String(href)
}

function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1
}

function excerpt(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}
