import { pauseOneOff } from '../../../src/actions/one-offs/steer-one-off.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import type { VirtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../../src/store/database.ts'
import { oneOffsOf } from '../one-off.ts'

/** One-off letters of `mars`, by their ids. */
export type StageOneOffs = { draft: number; mistaken: number; toCome: number; paused: number }

const SUBJECTS = {
  draft: 'Un lien à corriger',
  mistaken: 'Un brouillon',
  toCome: 'Merci à vous',
  paused: 'Un mot de plus',
} as const

const TEXT = { preheader: 'Deux lignes.', body: 'Le bon lien est là.' }
const MISTAKE = '{{ nom }}'

/** What they say, in French as the programme is. */
export const ONE_OFF_WORDS: readonly string[] = [
  ...Object.values(SUBJECTS),
  ...Object.values(TEXT),
  `no placeholder “nom”: see docs/letters.md for those that exist`,
]

type Stage = { db: Database; clock: VirtualClock; cohort: Cohort; edition: Edition }

/** Of each state in which something can be done with one. */
export async function addOneOffs({ db, clock, cohort, edition }: Stage): Promise<StageOneOffs> {
  const letters = oneOffsOf(db, { cohort, clock }, edition)
  const readers = { who: 'got', lesson: 'jour-14' } as const
  const { id: draft } = await letters.write({ readers, words: { ...TEXT, subject: SUBJECTS.draft } })
  const wrong = { ...TEXT, subject: SUBJECTS.mistaken, body: MISTAKE }
  const { id: mistaken } = await letters.write({ words: wrong })
  const later = '2027-03-19T18:00'
  const { id: toCome } = await letters.sent({ words: { ...TEXT, subject: SUBJECTS.toCome } }, later)
  const { id: paused } = await letters.sent({ words: { ...TEXT, subject: SUBJECTS.paused } }, later)
  await pauseOneOff(db, { cohort, id: paused, by: { name: 'Camille' }, now: clock.now() })
  return { draft, mistaken, toCome, paused }
}
