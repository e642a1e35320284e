import { html } from 'hono/html'
import { isErased } from '../../domain/erased-address.ts'
import type { Html } from '../../html/html.ts'
import type { Visit } from './visit.ts'

type Addressed = { address: string; subscriberId: number }

/** The address of somebody, which leads to their page. */
export function addressLink({ address, subscriberId }: Addressed, visit: Visit): Html {
  return html`<a href="/o/people/${subscriberId}">${addressWords(address, visit)}</a>`
}

/** An address; of a person who was erased, that they were: what stands in its place is none. */
export function addressWords(address: string, { say }: Visit): string {
  return isErased(address) ? say('o.people.erased') : address
}
