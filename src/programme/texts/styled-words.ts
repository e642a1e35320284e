import type { Element, Root } from 'hast'
import { attribute, element, isElement, rewrite, type TreeNode } from './tree.ts'

const RULE = /\.([\w-]{1,40})\s*\{([^{}]{0,2000})\}/g

/** What a style sheet says of its classes, as Google Docs writes it: `.c4{font-weight:700}`. */
export function classStyles(root: Root): ReadonlyMap<string, string> {
  const sheets: string[] = []
  rewrite(root, (node) => {
    if (isElement(node, 'style'))
      sheets.push(...node.children.map((child) => (child.type === 'text' ? child.value : '')))
    return undefined
  })
  return new Map(
    sheets.flatMap((css) => [...css.matchAll(RULE)].map(([, name = '', rule = '']) => [name, rule])),
  )
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Makes elements of what is bold, in italics, struck out or underlined by its style alone. A heading is as it is. */
export function styleAsElements(root: Root, styles: ReadonlyMap<string, string>): Root {
  const marked = rewrite(root, (node) => {
    if (!isElement(node, 'span', 'font', 'b', 'strong', 'i', 'em')) return undefined
    return styled(node, styleOf(node, styles))
  })
  return rewrite(marked, (node) => {
    if (isElement(node, ...HEADINGS))
      rewrite(node, (inner) => (isElement(inner, 'b', 'strong') ? inner.children : undefined))
    return undefined
  })
}

/** The styles of an element: of its classes, then its own. */
export function styleOf(node: Element, styles: ReadonlyMap<string, string>): string {
  const classes = attribute(node, 'className').split(' ')
  return [...classes.map((name) => styles.get(name) ?? ''), attribute(node, 'style')].join(';')
}

const MARKS: readonly [RegExp, string][] = [
  [/font-weight\s*:\s*(?:bold|[6-9]00)/i, 'strong'],
  [/font-style\s*:\s*italic/i, 'em'],
  [/text-decoration[\w-]*\s*:[^;]*line-through/i, 'del'],
  [/text-decoration[\w-]*\s*:[^;]*underline/i, 'u'],
]

function styled(node: Element, style: string): TreeNode[] {
  const isPlain = /font-weight\s*:\s*(?:normal|400)/i.test(style) && isElement(node, 'b', 'strong')
  const own: TreeNode[] = isPlain || isElement(node, 'span', 'font') ? node.children : [node]
  return MARKS.reduce((inner, [sign, tag]) => (sign.test(style) ? [element(tag, inner)] : inner), own)
}
