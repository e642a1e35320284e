import type { Element, ElementContent, Parents, Root } from 'hast'
import { attribute, element, elementsIn, isBlank, isElement, rewrite, wordsIn } from './tree.ts'

/** More than that are no notes. */
const MOST_LINKS = 4_000
/** What stands in a tree where a note is referred to. */
export const REFERENCE = 'x-note'

/** The words of the notes of a text, by their numbers there. */
export type Notes = ReadonlyMap<string, ElementContent[]>

const MARK = /^[[(]?(?:\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡]{1,3})[\])]?$/i

/**
 * Takes notes out of a text, however it was written: a reference leads to a note that leads back to it. Each is put
 * with the lesson that refers to it, by `putNotes`.
 */
export function takeNotes(root: Root): Notes {
  const places = placesById(root)
  const found = new Map<string, ElementContent[]>()
  const taken = new Set<Element>()
  const back = new Set<Element>()
  const references = new Map<Element, string>()
  const links = elementsIn(root, (node) => isAnchor(node) && MARK.test(wordsIn(node)))
  for (const link of links.slice(0, MOST_LINKS)) {
    const block = back.has(link) ? undefined : noteOf(link, places)
    if (!block || taken.has(block)) continue
    const number = String(found.size + 1)
    taken.add(block)
    for (const each of elementsIn(block, isAnchor)) back.add(each)
    references.set(link, number)
    found.set(number, withoutWayBack(block))
  }
  rewrite(root, (node) => {
    if (!isElement(node)) return undefined
    if (taken.has(node) || (isElement(node, 'ol', 'ul') && node.children.every(isBlank))) return []
    const number = references.get(node)
    if (number !== undefined) return [element(REFERENCE, [], { number })]
    return isElement(node, 'sup') && node.children.some(isReference) ? node.children : undefined
  })
  return found
}

type Place = { node: Element; block: Element }

/** Every element with a name, by that, and the paragraph or item in which it stands. */
function placesById(root: Root): Map<string, Place> {
  const places = new Map<string, Place>()
  const visit = (parent: Parents, above: Element | undefined): void => {
    for (const node of parent.children) {
      if (!isElement(node)) continue
      const isItem = isElement(node, 'li') || (isElement(node, 'p', 'div', 'dd') && above?.tagName !== 'li')
      const block = isItem ? node : (above ?? node)
      for (const name of ['id', 'name'])
        if (attribute(node, name) !== '') places.set(attribute(node, name), { node, block })
      visit(node, isItem ? node : above)
    }
  }
  visit(root, undefined)
  return places
}

/** The note that a link leads to, if that leads back to the link. */
function noteOf(link: Element, places: ReadonlyMap<string, Place>): Element | undefined {
  const place = places.get(targetOf(link))
  if (!place || has(place.block, link)) return undefined
  const leadsBack = elementsIn(place.block, isAnchor).some((back) => {
    const home = places.get(targetOf(back))?.node
    return home !== undefined && (home === link || has(home, link) || has(link, home))
  })
  return leadsBack ? place.block : undefined
}

function isAnchor(node: Element): boolean {
  return isElement(node, 'a') && attribute(node, 'href').startsWith('#')
}

function targetOf(link: Element): string {
  return attribute(link, 'href').replace(/^#/, '')
}

function has(parent: Element, wanted: Element): boolean {
  return elementsIn(parent, (node) => node === wanted).length > 0
}

function withoutWayBack(block: Element): ElementContent[] {
  rewrite(block, (node) => {
    const isBack = isElement(node) && isAnchor(node) && isWayBack(wordsIn(node))
    return isBack || (isElement(node, 'sup') && isBlank(node)) ? [] : undefined
  })
  return block.children
}

function isWayBack(words: string): boolean {
  return MARK.test(words) || !/[\p{L}\p{N}]/u.test(words)
}

function isReference(node: ElementContent): boolean {
  return isElement(node, REFERENCE)
}
