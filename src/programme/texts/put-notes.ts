import type { Element, ElementContent, Root } from 'hast'
import { type Notes, REFERENCE } from './notes.ts'
import { attribute, element, isElement, rewrite } from './tree.ts'

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Writes the notes of a lesson below it, numbered anew, under a heading. */
export function putNotes(root: Root, notes: Notes, heading: string): Root {
  const below: Element[] = []
  rewrite(root, (node) => {
    if (!isElement(node, REFERENCE)) return undefined
    const words = notes.get(attribute(node, 'number')) ?? []
    const number = raised(below.length + 1)
    below.push(element('div', [{ type: 'text', value: `${number} ` }, ...unwrappedFirst(words)]))
    return [{ type: 'text', value: number }]
  })
  if (below.length > 0) root.children.push(element('h2', [{ type: 'text', value: heading }]), ...below)
  return root
}

/** The first paragraph goes on after the number. */
function unwrappedFirst(words: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = words.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  return isElement(first, 'p') ? [...first.children, ...rest] : [...words]
}

function raised(number: number): string {
  return [...String(number)].map((digit) => RAISED[Number(digit)] ?? digit).join('')
}
