import type { Enrollee } from '../actions/enrolments/enrol.ts'
import { parseAddress } from '../domain/address.ts'

const NAMES = ['Amina', 'Bastien', 'Chloé', 'Driss', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jules']

/** Far from one another; the first readers have the zone of the cohort. */
const ZONES = [undefined, 'Indian/Reunion', 'America/Toronto', 'Pacific/Tahiti', 'Asia/Tokyo', 'Africa/Dakar']

/** Made-up readers at a reserved domain (RFC 2606), in so many zones by turns. */
export function samplePeople(number: number, zones = 1): Enrollee[] {
  return Array.from({ length: number }, (_, index) => {
    const firstName = NAMES[index % NAMES.length] ?? ''
    const plain = firstName
      .normalize('NFD')
      .replace(/\P{ASCII}/gu, '')
      .toLowerCase()
    const parsed = parseAddress(`${plain}${index < NAMES.length ? '' : index + 1}@example.org`)
    if (!parsed.ok) throw new Error(`a made-up address is wrong: ${parsed.why}`)
    const zone = ZONES[index % Math.min(zones, ZONES.length)]
    return { address: parsed.address, firstName, ...(zone && { zone }) }
  })
}
