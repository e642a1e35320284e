import type { Right } from '../../domain/rights.ts'
import type { Visit } from './visit.ts'

type Answer = (visit: Visit) => Response | Promise<Response>

/** One page or one form of the organisers, and the right that it asks for. */
export type OrganiserRoute = {
  method: 'get' | 'post'
  /** Below `/o`, as Hono writes paths: `/cohorts/:slug`. */
  path: string
  right: Right
  answer: Answer
  /** In bytes, the most that a form may send. */
  largest?: number
}

/** A page. It changes nothing. */
export function show(path: string, right: Right, answer: Answer): OrganiserRoute {
  return { method: 'get', path, right, answer }
}

/** What a form does. `largest`: in bytes, for a form with a file. */
export function act(
  path: string,
  right: Right,
  answer: Answer,
  { largest }: { largest?: number } = {},
): OrganiserRoute {
  return { method: 'post', path, right, answer, ...(largest === undefined ? {} : { largest }) }
}
