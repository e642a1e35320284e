import type { Element, ElementContent, Root } from 'hast'
import { attribute, element, isElement, rewrite, type TreeNode, text, wordsIn } from './tree.ts'

/** Makes lists of what only looks like one: inner lists of Google Docs beside the outer one, and typed bullets. */
export function mendLists(root: Root): Root {
  const nestedLists = nestLists(root)
  nestedLists.children = bulleted(nestedLists.children) as Root['children']
  return rewrite(nestedLists, (node) => {
    if (isElement(node)) node.children = bulleted(node.children) as ElementContent[]
    return undefined
  })
}

function nestLists(root: Root): Root {
  root.children = nested(root.children) as Root['children']
  return rewrite(root, (node) => {
    if (isElement(node)) node.children = nested(node.children) as ElementContent[]
    return undefined
  })
}

/** How deep a list of Google Docs is: `lst-kix_x1-2`. */
function depthOf(node: TreeNode | undefined): number | undefined {
  if (!isElement(node, 'ul', 'ol')) return undefined
  const depth = /(?:^|\s)lst-kix_\w+-(\d)\b/.exec(attribute(node, 'className'))?.[1]
  return depth === undefined ? undefined : Number(depth)
}

function nested(children: readonly TreeNode[]): TreeNode[] {
  const out: TreeNode[] = []
  for (const node of children) {
    const before = out.findLast((each) => each.type !== 'text' || each.value.trim() !== '')
    const [outer, inner] = [depthOf(before), depthOf(node)]
    if (
      isElement(before) &&
      isElement(node) &&
      outer !== undefined &&
      inner !== undefined &&
      merges(before, outer, node, inner)
    )
      continue
    out.push(node)
  }
  return out
}

/** Puts a list into the last item of the one before it; one that goes on at the same depth is a part of it. */
function merges(before: Element, outer: number, node: Element, inner: number): boolean {
  if (inner === outer && before.tagName === node.tagName) {
    before.children.push(...node.children)
    return true
  }
  const item = before.children.findLast((child) => isElement(child, 'li'))
  if (inner <= outer || !isElement(item)) return false
  const last = item.children.at(-1)
  const lastDepth = depthOf(last)
  if (isElement(last) && lastDepth !== undefined && merges(last, lastDepth, node, inner)) return true
  item.children.push(node)
  return true
}

const BULLET = /^\s*[•·▪◦●‣]\s*/

/** Paragraphs in a row that begin with a bullet are a list. */
function bulleted(children: readonly TreeNode[]): TreeNode[] {
  const out: TreeNode[] = []
  let list: Element | undefined
  for (const node of children) {
    const item = itemOf(node)
    if (item && list) list.children.push(item)
    else if (item) {
      list = element('ul', [item])
      out.push(list)
    } else {
      if (node.type !== 'text' || node.value.trim() !== '') list = undefined
      out.push(node)
    }
  }
  return out
}

function itemOf(node: TreeNode): Element | undefined {
  if (!isElement(node, 'p') || !BULLET.test(wordsIn(node))) return undefined
  const [first] = node.children
  if (first?.type !== 'text' || !BULLET.test(first.value)) return undefined
  return element('li', [text(first.value.replace(BULLET, '')), ...node.children.slice(1)])
}
