import { addressHashes } from '../../domain/address-hash.ts'
import type { Person } from '../../domain/people.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { Enrollee } from '../enrolments/enrol.ts'

/** So many people in a chunk, without those before `from`, of whom it is known already what became of them. */
export type Chunks = { from: number; size: number; keys: TokenKeys }

/** The people of a list in chunks, none of which is empty, each with the hashes of the address. */
export function* chunksOf(people: Iterable<Person>, { from, size, keys }: Chunks): Generator<Enrollee[]> {
  let chunk: Enrollee[] = []
  let place = 0
  for (const person of people) {
    place += 1
    if (place <= from) continue
    chunk.push({ ...person, hashes: addressHashes(keys, person.address) })
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
