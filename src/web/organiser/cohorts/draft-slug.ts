import { randomBytes } from 'node:crypto'

const NEW = /^draft-[0-9a-f]{16}$/

/** A slug for a draft that is begun on a page: however often the page sends its form, it begins one. */
export function newSlug(): string {
  return `draft-${randomBytes(8).toString('hex')}`
}

/** A slug as `newSlug` makes them, or undefined. */
export function readNewSlug(text: string): string | undefined {
  return NEW.test(text) ? text : undefined
}
