import type { Element, Root } from 'hast'
import type { LossMarks } from './loss-marks.ts'
import { attribute, isBlank, isElement, quotable, rewrite, type TreeNode, wordsIn } from './tree.ts'

/** Addresses that lead to another one, by way of whoever counts clicks; the key that has it. */
const REDIRECTS: readonly [RegExp, string][] = [
  [/^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i, 'q'],
  [/^https?:\/\/[\w.]+\.safelinks\.protection\.outlook\.com\//i, 'url'],
  [/^https?:\/\/(?:l|lm)\.facebook\.com\/l\.php\?/i, 'u'],
  [/^https?:\/\/(?:www\.)?linkedin\.com\/(?:safety\/go|redir\/redirect)\?/i, 'url'],
]

/**
 * Makes the links of texts those of a letter: past redirects, with https. What leads to another file, to a place in a
 * page or nowhere becomes its words.
 */
export function mendLinks(root: Root, marks: LossMarks): Root {
  return rewrite(root, (node) => {
    if (!isElement(node, 'a')) return undefined
    const href = unwrapped(attribute(node, 'href'))
    if (href === '' || isBlank(node)) return node.children
    return mended(node, href, marks)
  })
}

function mended(node: Element, href: string, marks: LossMarks): TreeNode[] {
  if (/^http:\/\/[^\s/]/i.test(href)) {
    const target = href.replace(/^http:/i, 'https:')
    return [linkTo(node, target), marks.mark({ lost: 'https', target: quotable(target) })]
  }
  if (/^(?:https:\/\/[^\s/]|mailto:\S|\{\{)/i.test(href)) return [linkTo(node, href)]
  if (/^#_?Toc|^#h\.|^#$/i.test(href)) return node.children
  const said = quotable(wordsIn(node))
  return [...node.children, marks.mark({ lost: 'link', said, target: quotable(href) })]
}

function linkTo(node: Element, href: string): Element {
  return { ...node, properties: { href } }
}

function unwrapped(href: string): string {
  const found = REDIRECTS.find(([sign]) => sign.test(href))
  if (!found || !URL.canParse(href)) return href
  return new URL(href).searchParams.get(found[1]) ?? href
}
