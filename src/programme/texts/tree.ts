import type { Element, ElementContent, Parents, Root, RootContent, Text } from 'hast'

export type TreeNode = RootContent | ElementContent

/** What stands in the place of a node; undefined where it stays as it is. */
export type Made = (node: TreeNode, parent: Parents) => TreeNode[] | undefined

/** Changes a tree from its leaves to its root, in place. */
export function rewrite<T extends Parents>(tree: T, made: Made): T {
  const children = tree.children.flatMap((node): TreeNode[] => {
    if (isElement(node)) rewrite(node, made)
    return made(node, tree) ?? [node]
  })
  tree.children = children as T['children']
  return tree
}

/** All elements of a tree that fit, in the order in which they are read. */
export function elementsIn(tree: Parents, fits: (element: Element) => boolean): Element[] {
  return tree.children.flatMap((node) =>
    isElement(node) ? [...(fits(node) ? [node] : []), ...elementsIn(node, fits)] : [],
  )
}

export function isElement<N extends string>(
  node: TreeNode | Root | undefined,
  ...names: N[]
): node is Element & { tagName: N } {
  return node?.type === 'element' && (names.length === 0 || names.some((name) => name === node.tagName))
}

export function element(
  tagName: string,
  children: TreeNode[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children: children as ElementContent[] }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

/** An attribute of an element as text; empty where it has none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name]
  return Array.isArray(value) ? value.join(' ') : String(value ?? '')
}

/** What stands in a text where something was lost; see `LossMarks`. */
export const LOSS_MARK = /\uE010(\d+)\uE011/g

/** The words in a node, in one line. */
export function wordsIn(node: TreeNode | Root): string {
  return rawText(node).replace(LOSS_MARK, '').replace(/\s+/g, ' ').trim()
}

function rawText(node: TreeNode | Root): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  return node.children.map(rawText).join(isElement(node) && !BLOCKS.has(node.tagName) ? '' : ' ')
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Whether an element stands on lines of its own. */
export function isBlock(node: TreeNode): node is Element {
  return isElement(node) && BLOCKS.has(node.tagName)
}

/** Nothing that a reader could see. */
export function isBlank(node: TreeNode | Root): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  if (isElement(node, 'img', 'hr')) return false
  return !('children' in node) || node.children.every(isBlank)
}

const LONGEST = 60

/** Words to quote, cut after 60 characters. */
export function quotable(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}
