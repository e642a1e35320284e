import { findPerson, type Person } from '../../../store/people-person.ts'
import type { OrganiserRoute } from '../route.ts'
import type { Visit } from '../visit.ts'

type PersonAnswer = (visit: Visit, person: Person) => Promise<Response>

/** An answer about the person that the path names. */
export function aboutPerson(answer: PersonAnswer): OrganiserRoute['answer'] {
  return async (visit) => {
    const id = numberIn(visit, 'person')
    const person = id === undefined ? undefined : await findPerson(visit.parts.db, id)
    return person ? answer(visit, person) : visit.notFound()
  }
}

/** A number of the path, or undefined where there is none. */
export function numberIn({ c }: Visit, name: string): number | undefined {
  const text = c.req.param(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

export function personPath({ id }: Person): string {
  return `/o/people/${id}`
}
