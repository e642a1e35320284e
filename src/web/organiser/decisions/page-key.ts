/** The row after which a page of a list goes on: its instant, and its name among those of the same instant. */
export type PageKey = { at: Date; name: string }

/** A key as an address holds it. */
export function keyOf(at: Date, name: string): string {
  return `${at.getTime()}-${name}`
}

/** Null for the first page, and for what is no key. */
export function readKey(text: string | undefined): PageKey | null {
  const [, milliseconds, name] = /^(\d{1,15})-(.{1,320})$/.exec(text ?? '') ?? []
  return milliseconds === undefined || name === undefined
    ? null
    : { at: new Date(Number(milliseconds)), name }
}
