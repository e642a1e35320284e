import type { Element, Root } from 'hast'
import type { LossMarks } from './loss-marks.ts'
import { styleOf } from './styled-words.ts'
import {
  attribute,
  element,
  isBlank,
  isElement,
  quotable,
  rewrite,
  type TreeNode,
  text,
  wordsIn,
} from './tree.ts'

/** What a page shows of elsewhere, or does: a letter can only lead there. */
const EMBEDDED = ['iframe', 'video', 'audio', 'embed', 'object', 'source', 'svg', 'canvas', 'math'] as const
const CONTROLS = ['form', 'select', 'textarea', 'option', 'fieldset'] as const

/** Puts words and links in the place of what no letter shows, and says so. */
export function leaveOut(root: Root, marks: LossMarks): Root {
  return rewrite(root, (node) => {
    if (!isElement(node)) return undefined
    if (isElement(node, 'picture')) return node.children.filter((child) => isElement(child, 'img'))
    if (isElement(node, ...EMBEDDED)) return embedded(node, marks)
    if (isElement(node, 'input')) return boxOf(node)
    if (isElement(node, ...CONTROLS, 'button', 'label')) return node.children
    if (isElement(node, 'u', 'ins')) return underlined(node, marks)
    if (isElement(node, 'summary')) return [element('p', [element('strong', node.children)])]
    return isElement(node, 'sup', 'sub') ? raisedOrLowered(node) : undefined
  })
}

function embedded(node: Element, marks: LossMarks): TreeNode[] {
  const src = attribute(node, 'src') || attribute(node, 'data')
  const mark = marks.mark({ lost: 'embedded', said: quotable(src || wordsIn(node) || node.tagName) })
  if (!/^https:\/\//.test(src)) return [...(isBlank(node) ? [] : node.children), mark]
  return [element('p', [element('a', [text(src)], { href: src }), mark])]
}

function boxOf(node: Element): TreeNode[] {
  if (attribute(node, 'type') !== 'checkbox') return []
  return [text(node.properties.checked ? '☑ ' : '☐ ')]
}

function underlined(node: Element, marks: LossMarks): TreeNode[] {
  const isLink = node.children.some((child) => isElement(child, 'a'))
  if (isLink || isBlank(node)) return node.children
  return [...node.children, marks.mark({ lost: 'underline', said: quotable(wordsIn(node)) })]
}

const SIGNS = '0123456789+-=()n'
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ'

/** Figures keep their place, as in m² and CO₂; letters do without, as in 1er. */
function raisedOrLowered(node: Element): TreeNode[] {
  const words = wordsIn(node)
  const signs = [...words].map((sign) => SIGNS.indexOf(sign))
  if (words === '' || signs.includes(-1) || node.children.some((child) => isElement(child)))
    return node.children
  const placed = [...(node.tagName === 'sup' ? RAISED : LOWERED)]
  return [text(signs.map((at) => placed[at]).join(''))]
}

/** Takes out what a mail hides, and gives the first words of it: they are meant for the list of an inbox. */
export function takeHidden(
  root: Root,
  { styles, marks }: { styles: ReadonlyMap<string, string>; marks: LossMarks },
): string | undefined {
  let preheader: string | undefined
  rewrite(root, (node) => {
    if (!isElement(node) || !isHidden(node, styleOf(node, styles))) return undefined
    const words = wordsIn(node)
    if (!/[\p{L}\p{N}]/u.test(words)) return []
    if (preheader === undefined && words.length <= 250) preheader = words
    else return [marks.mark({ lost: 'hidden', said: quotable(words) })]
    return []
  })
  return preheader
}

function isHidden(node: Element, style: string): boolean {
  return (
    node.properties.hidden === true ||
    /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(style)
  )
}
