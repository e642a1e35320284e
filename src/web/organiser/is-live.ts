import type { Visit } from './visit.ts'

/** Whether the script of a form asks: it wants a part of the page. */
export function isLive({ c }: Visit): boolean {
  return c.req.header('HX-Request') !== undefined
}
