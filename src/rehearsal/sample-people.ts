import type { Enrollee } from '../actions/enrolments/enrol.ts'
import { parseAddress } from '../domain/address.ts'

const NAMES = ['Amina', 'Bastien', 'Chloé', 'Driss', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jules']

/** Made-up readers at a reserved domain (RFC 2606). */
export function samplePeople(number: number): Enrollee[] {
  return Array.from({ length: number }, (_, index) => {
    const firstName = NAMES[index % NAMES.length] ?? ''
    const plain = firstName
      .normalize('NFD')
      .replace(/\P{ASCII}/gu, '')
      .toLowerCase()
    const parsed = parseAddress(`${plain}${index < NAMES.length ? '' : index + 1}@example.org`)
    if (!parsed.ok) throw new Error(`a made-up address is wrong: ${parsed.why}`)
    return { address: parsed.address, firstName }
  })
}
