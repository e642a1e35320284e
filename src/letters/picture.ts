import type { Token } from 'markdown-it'
import { shortAddress, whyNoFile } from './local-file.ts'

/** An image of a letter: its address without the size, the words for those who do not see it, and its size in pixels. */
export type Picture = {
  readonly src: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** As wide as the words of a letter. A larger one is made smaller, as Outlook takes the width of the attribute. */
const WIDEST = 560
const MOST_PIXELS = 4_000
const SIZE = /#(\d{1,6})x(\d{1,6})$/

/** The image of a token; undefined where its address has no size at the end, such as `…/plan.png#560x320`. */
export function pictureOf(token: Token): Picture | undefined {
  const address = String(token.attrGet('src'))
  const [, wide, high] = SIZE.exec(address) ?? []
  const [width, height] = [Number(wide ?? 0), Number(high ?? 0)]
  if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) return undefined
  const scale = Math.min(1, WIDEST / width)
  return {
    src: address.replace(SIZE, ''),
    alt: altOf(token),
    width: Math.round(width * scale),
    height: Math.max(1, Math.round(height * scale)),
  }
}

/** What is said instead of an image. */
export function altOf({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('')
    .trim()
}

/** What is wrong with an image, if anything. `isSafe` judges its address. */
export function pictureMistake(token: Token, isSafe: (address: string) => boolean): string | undefined {
  const address = String(token.attrGet('src'))
  const image = `the image “${shortAddress(address)}”`
  if (!isSafe(address))
    return `${image} must be at an address that starts with https://, or be {{ links.name }}${whyNoFile(address, ADD_PICTURE)}`
  if (altOf(token) === '')
    return `${image} has no words for those who do not see it, expected ![what it shows](…)`
  return pictureOf(token) === undefined ? sizeMistake(image, address) : undefined
}

const ADD_PICTURE = 'add it as a picture on the page of the lesson, or put it on the web'

function sizeMistake(image: string, address: string): string {
  const [, wide, high] = SIZE.exec(address) ?? []
  return Math.max(Number(wide ?? 0), Number(high ?? 0)) > MOST_PIXELS
    ? `${image} is ${wide} by ${high} pixels, and ${MOST_PIXELS} is the most: make it smaller, as letters show ${WIDEST} and readers load all of it`
    : `${image} has no size, expected its width and height in pixels after the address, such as #560x320`
}
