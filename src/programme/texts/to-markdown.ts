import type { Element, Root } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { ProtectedPlaceholders } from '../../letters/protected-placeholders.ts'
import type { LossMarks } from './loss-marks.ts'
import { element, isElement, rewrite, type TreeNode, text } from './tree.ts'

const WRITTEN: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '*',
  extensions: [gfmTableToMarkdown(), gfmStrikethroughToMarkdown()],
}

/** The Markdown of a tree, as letters read it: placeholders are as they were. `file` is named where it cannot be. */
export function markdownOf(root: Root, { file, marks }: { file: string; marks: LossMarks }): string {
  const placeholders = new ProtectedPlaceholders(file)
  const coded = rewrite(root, (node) => (isElement(node, 'pre') ? quoteOf(node, marks) : undefined))
  const ready = rewrite(coded, (node) => {
    if (node.type === 'text') return [text(placeholders.protect(node.value))]
    if (isElement(node, 'a', 'img')) protectAttributes(node, placeholders)
    return undefined
  })
  return placeholders.restore(toMarkdown(toMdast(ready), WRITTEN)).trim()
}

/** A text in one line, such as a title, with what Markdown would take for a mark. */
export function inlineMarkdown(words: string): string {
  return toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: words }] }, WRITTEN).trim()
}

function protectAttributes(node: Element, placeholders: ProtectedPlaceholders): void {
  for (const name of ['href', 'src', 'alt']) {
    const value = node.properties[name]
    if (typeof value === 'string') node.properties[name] = placeholders.protect(value)
  }
}

/** Letters have no block of code: its lines stand in a quote. */
function quoteOf(node: Element, marks: LossMarks): TreeNode[] {
  const lines = textOf(node).replace(/\n$/, '').split('\n')
  const written = lines.flatMap((line, at): TreeNode[] => [
    ...(at > 0 ? [element('br', [])] : []),
    ...(line.trim() === '' ? [] : [element('code', [text(line)])]),
  ])
  return [marks.mark({ lost: 'code' }), element('blockquote', [element('p', written)])]
}

function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
