import { posix } from 'node:path'
import type { Element, Root } from 'hast'
import { attribute, elementsIn, isElement, wordsIn } from './tree.ts'

/** What Word adds to words that it has guessed. */
const GUESSED =
  /[\s.]*(?:description automatically generated|description générée automatiquement|descripción generada automáticamente)[\s\S]*$/i
/** Names that cameras and programs give. */
const NO_NAME =
  /^(?:img|image|picture|photo|dsc|screenshot|capture|untitled|inline|unnamed|pasted)?[\W\d_]*(?:d.écran|de pantalla)?[\W\d_]*$/i

/**
 * The words of a picture for those who do not see it: its own, its caption, or a name that somebody gave its file; else
 * none.
 */
export function pictureWords(image: Element, root: Root): string {
  const own = attribute(image, 'alt').replace(GUESSED, '').replace(/\s+/g, ' ').trim()
  if (own !== '' && !/\.(?:jpe?g|png|gif|webp)$/i.test(own) && !NO_NAME.test(own)) return own
  return captionOf(image, root) || nameOf(own || attribute(image, 'src'))
}

function captionOf(image: Element, root: Root): string {
  const figures = elementsIn(root, (node) => isElement(node, 'figure'))
  const figure = figures.findLast((each) => elementsIn(each, (node) => node === image).length > 0)
  const caption = figure && elementsIn(figure, (node) => isElement(node, 'figcaption'))[0]
  return caption ? wordsIn(caption) : ''
}

function nameOf(src: string): string {
  const name = posix.basename(src.replace(/[?#].*$/, ''))
  const words =
    /^(.*)\.(?:jpe?g|png|gif|webp)$/i
      .exec(name)?.[1]
      ?.replace(/(?:%20|[-_+\s])+/g, ' ')
      .trim() ?? ''
  const isNamed = words.includes(' ') && !NO_NAME.test(words) && !/\d{4,}|[0-9a-f]{8}/i.test(words)
  return isNamed ? words : ''
}
