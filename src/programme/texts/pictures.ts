import { posix } from 'node:path'
import type { Element, Root } from 'hast'
import type { PictureLoss } from '../../domain/text-loss.ts'
import type { LossMarks } from './loss-marks.ts'
import { pictureWords } from './picture-words.ts'
import { attribute, element, elementsIn, isElement, quotable, rewrite, type TreeNode, text } from './tree.ts'

/** Puts a picture where letters find it, and gives its address with its size, such as `https://…/plan.png#560x320`. */
export type PlacePicture = (bytes: Uint8Array) => Promise<{ address: string } | { why: PictureLoss }>

export type PicturesOf = {
  /** The files of the texts by their paths, and which of them were pictures. */
  files: ReadonlyMap<string, Uint8Array>
  used: Set<string>
  /** That of the text. */
  path: string
  place: PlacePicture
  /** What stands in for the words of a picture that has none. */
  standIn: string
  marks: LossMarks
}

/** Brings the pictures of a text. One that lies elsewhere stays there if its size is told, and else becomes a link. */
export async function bringPictures(root: Root, pictures: PicturesOf): Promise<Root> {
  const placed = new Map<Element, TreeNode[]>()
  for (const image of elementsIn(root, (node) => isElement(node, 'img')))
    placed.set(image, await brought(image, { ...pictures, alt: pictureWords(image, root) }))
  return rewrite(root, (node) => {
    if (isElement(node, 'a')) return unlinked(node)
    return isElement(node) ? placed.get(node) : undefined
  })
}

type Bringing = PicturesOf & { alt: string }

async function brought(image: Element, at: Bringing): Promise<TreeNode[]> {
  const src = attribute(image, 'src').trim()
  if (/^\p{Extended_Pictographic}+$/u.test(at.alt)) return [text(at.alt)]
  if (/^(?:https?:)?\/\//i.test(src)) return elsewhere(image, src.replace(/^(?:http:)?\/\//i, 'https://'), at)
  const found = fileOf(src, at)
  const said = quotable(at.alt || posix.basename(src) || src)
  if (!found) return [text(at.alt), at.marks.mark({ lost: 'picture', said, why: 'none' })]
  at.used.add(found.path)
  const placed = await at.place(found.bytes)
  if ('why' in placed) return [text(at.alt), at.marks.mark({ lost: 'picture', said, why: placed.why })]
  return [pictureAt(placed.address, at)]
}

function pictureAt(src: string, { alt, standIn }: Bringing): Element {
  return element('img', [], { src, alt: alt || standIn })
}

const MOST_PIXELS = 4_000

function elsewhere(image: Element, url: string, at: Bringing): TreeNode[] {
  const [width = 0, height = 0] = ['width', 'height'].map((name) =>
    Math.round(Number(attribute(image, name)) || 0),
  )
  const isShown = (pixels: number) => pixels === 0 || pixels > 3
  if (!isShown(width) || !isShown(height)) return [] // counts who opens a mail
  const address = url.replace(/#.*$/, '')
  if (width > 0 && height > 0 && Math.max(width, height) <= MOST_PIXELS)
    return [pictureAt(`${address}#${width}x${height}`, at)]
  const mark = at.marks.mark({ lost: 'picture-elsewhere', url: quotable(address) })
  return [element('a', [text(at.alt || address)], { href: address }), mark]
}

/** A file by its path from the text, else the only one of its name. */
function fileOf(src: string, { files, path }: PicturesOf): { path: string; bytes: Uint8Array } | undefined {
  const wanted = decoded(src.replace(/[?#].*$/, '')).normalize('NFC')
  const exact = [posix.join(posix.dirname(path), wanted), wanted].find((each) => files.has(each))
  const named = [...files.keys()].filter((each) => posix.basename(each) === posix.basename(wanted))
  const found = exact ?? (named.length === 1 ? named[0] : undefined)
  const bytes = found === undefined ? undefined : files.get(found)
  return found === undefined || bytes === undefined ? undefined : { path: found, bytes }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|svg)(?:[?#].*)?$|^inline-picture-/i

/** A picture that is a link: to itself larger, it is none in a letter; to a page, the link follows it in words. */
function unlinked(link: Element): TreeNode[] | undefined {
  const image = elementsIn(link, (node) => isElement(node, 'img'))[0]
  if (!image) return undefined
  const href = attribute(link, 'href')
  if (PICTURE_FILE.test(href) || /substackcdn\.com\/image/.test(href)) return link.children
  return [...link.children, text(' '), element('a', [text(attribute(image, 'alt'))], { href })]
}
