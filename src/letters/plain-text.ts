import type { Token } from 'markdown-it'
import { altOf, pictureOf } from './picture.ts'
import { textTable } from './text-table.ts'

/**
 * The text part is written from the Markdown, one line a paragraph, an item or a title; `wrapText` lays the
 * lines out once the placeholders are filled. Links read as `words <address>` (RFC 3986, appendix C).
 */
export function toText(tokens: readonly Token[], colon = ':'): string {
  const lines: string[] = []
  const lists: { next: number | undefined }[] = []
  let quotes = 0
  let prefix: string | undefined
  let tableFrom = -1
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'table_open') tableFrom = index
    else if (token.type === 'table_close') {
      const words = (cell: Token) => inlineText(cell.children ?? [])
      lines.push(...textTable(tokens.slice(tableFrom, index), { words, colon }))
      tableFrom = -1
    } else if (tableFrom !== -1) continue
    else if (token.type === 'blockquote_open') quotes += 1
    else if (token.type === 'blockquote_close') quotes -= 1
    else if (isListOpen(token)) lists.push({ next: firstNumber(token) })
    else if (isListClose(token)) lists.pop()
    else if (token.type === 'list_item_open') prefix = bulletFor(lists.at(-1))
    else if (token.type === 'hr') lines.push('* * *', '')
    else if (token.type === 'inline') {
      lines.push(
        indent(lists.length, prefix) +
          '> '.repeat(quotes) +
          (prefix ?? '') +
          inlineText(token.children ?? []),
      )
      prefix = undefined
    } else if (endsBlock(token)) lines.push(...(token.type === 'heading_close' ? [underline(token)] : []), '')
    if (isListClose(token) && lists.length === 0) lines.push('')
  }
  return lines.join('\n').trim()
}

/** One line of text from the tokens of `readInline`. */
export function toTextLine(tokens: readonly Token[]): string {
  return tokens.map((token) => inlineText(token.children ?? [])).join(' ')
}

/** The words alone, without the addresses of links: for a subject or a title. */
export function toWords(tokens: readonly Token[]): string {
  return tokens.map((token) => inlineText((token.children ?? []).filter((child) => !isLink(child)))).join(' ')
}

function inlineText(children: readonly Token[]): string {
  let text = ''
  const links: { href: string; start: number }[] = []
  for (const child of children) {
    if (child.type === 'text' || child.type === 'code_inline') text += child.content
    else if (child.type === 's_open' || child.type === 's_close') text += '~~'
    else if (child.type === 'image') text += pictureText(child)
    else if (child.type === 'softbreak') text += ' '
    else if (child.type === 'hardbreak') text += '\n'
    else if (child.type === 'link_open')
      links.push({ href: String(child.attrGet('href')), start: text.length })
    else if (child.type === 'link_close') text += addressAfter(text, links.pop())
  }
  return text
}

function pictureText(token: Token): string {
  return `${altOf(token)} <${pictureOf(token)?.src ?? ''}>`
}

function addressAfter(text: string, link: { href: string; start: number } | undefined): string {
  if (!link) return ''
  const words = text.slice(link.start)
  return words === link.href || `mailto:${words}` === link.href
    ? ''
    : ` <${link.href.replace(/^mailto:/, '')}>`
}

function isLink(token: Token): boolean {
  return token.type === 'link_open' || token.type === 'link_close'
}

function isListOpen(token: Token): boolean {
  return token.type === 'bullet_list_open' || token.type === 'ordered_list_open'
}

function isListClose(token: Token): boolean {
  return token.type === 'bullet_list_close' || token.type === 'ordered_list_close'
}

function firstNumber(token: Token): number | undefined {
  return token.type === 'ordered_list_open' ? Number(token.attrGet('start') ?? 1) : undefined
}

function bulletFor(list: { next: number | undefined } | undefined): string {
  if (list?.next === undefined) return '- '
  list.next += 1
  return `${list.next - 1}. `
}

/** Items stand one step in for each list around theirs; further paragraphs of an item stand under its words. */
function indent(depth: number, prefix: string | undefined): string {
  return '\t'.repeat(prefix === undefined ? depth : Math.max(depth - 1, 0))
}

function endsBlock(token: Token): boolean {
  return (
    token.type === 'heading_close' || (token.type === 'paragraph_close' && (!token.hidden || !!token.meta))
  )
}

function underline(token: Token): string {
  return token.tag === 'h2' ? '-' : ''
}
