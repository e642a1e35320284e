import type { Element, ElementContent, Root } from 'hast'
import { element, isBlank, isBlock, isElement, rewrite, type TreeNode, text } from './tree.ts'

const SAME: Readonly<Record<string, string>> = { b: 'strong', i: 'em', s: 'del', strike: 'del', cite: 'em' }
const KINDS = ['strong', 'em', 'del']

/**
 * Words in bold, italics or struck out as Markdown can say them: no space at their ends, none beside another of the same
 * kind, none that is empty, and none around paragraphs.
 */
export function tidyWords(root: Root): Root {
  const named = rewrite(root, (node) => {
    if (!isElement(node)) return undefined
    node.tagName = SAME[node.tagName] ?? node.tagName
    node.children = joined(node.children) as ElementContent[]
    return undefined
  })
  return rewrite(named, (node) => (isElement(node, ...KINDS) ? tidy(node) : undefined))
}

function tidy(node: Element): TreeNode[] {
  if (isBlank(node) || node.children.some(isBlock)) return node.children
  const inner = node.children.flatMap((child) => (isElement(child, node.tagName) ? child.children : [child]))
  const [first, last] = [inner[0], inner.at(-1)]
  const [before, after] = [spaceAt(first, /^\s+/), spaceAt(last, /\s+$/)]
  if (first?.type === 'text') first.value = first.value.replace(/^\s+/, '')
  if (last?.type === 'text') last.value = last.value.replace(/\s+$/, '')
  return [...before, { ...node, children: inner }, ...after]
}

function spaceAt(node: ElementContent | undefined, edge: RegExp): TreeNode[] {
  const space = node?.type === 'text' ? edge.exec(node.value)?.[0] : undefined
  return space ? [text(space.includes('\u00A0') ? '\u00A0' : ' ')] : []
}

/** Makes one of two that follow each other, as Word cuts words apart where somebody has stopped typing. */
function joined(children: readonly TreeNode[]): TreeNode[] {
  const out: TreeNode[] = []
  for (const node of children) {
    const last = out.at(-1)
    const isSame = isElement(node, ...KINDS) && isElement(last, node.tagName)
    if (isSame) last.children = [...last.children, ...node.children]
    else out.push(isElement(node, ...KINDS) ? element(node.tagName, node.children) : node)
  }
  return out
}
