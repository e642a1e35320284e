import type { Root } from 'hast'
import { ourPlaceholders } from './other-placeholders.ts'
import { attribute, isElement, rewrite, text } from './tree.ts'

const CONTROL = /(?![\t\n\r])\p{Cc}|[\u00AD\u200B\u2060\uFEFF]/gu
/** What web editors put between words: more than one space, one of them fixed. */
const SPACES = /[ \t]*\u00A0[ \t\u00A0]+|[ \t]+\u00A0/g
const NOT_TEXT = ['script', 'style', 'noscript', 'template', 'title', 'meta', 'link', 'base'] as const

/** Takes out what nobody sees, and spells the placeholders of other tools as ours. */
export function cleanTexts(root: Root): Root {
  return rewrite(root, (node, parent) => {
    if (node.type === 'comment' || node.type === 'doctype') return []
    if (isElement(node, ...NOT_TEXT)) return []
    if (isElement(node, 'a') && attribute(node, 'href') !== '')
      node.properties.href = ourPlaceholders(attribute(node, 'href').trim())
    if (node.type !== 'text') return undefined
    return parent.type === 'element' && isElement(parent, 'pre', 'code')
      ? undefined
      : [text(clean(node.value))]
  })
}

function clean(value: string): string {
  return ourPlaceholders(value.replace(CONTROL, '').replace(SPACES, ' '))
}
