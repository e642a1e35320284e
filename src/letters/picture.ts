import type { Token } from 'markdown-it'

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
const SIZE = /#(\d{1,4})x(\d{1,4})$/

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
  if (!isSafe(address))
    return `the image “${address}” must be at an address that starts with https://, or be {{ links.name }}`
  if (altOf(token) === '')
    return `the image “${address}” has no words for those who do not see it, expected ![what it shows](…)`
  if (pictureOf(token) === undefined)
    return `the image “${address}” has no size, expected its width and height in pixels after the address, such as #560x320`
  return undefined
}
