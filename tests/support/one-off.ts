import { planOneOff } from '../../src/actions/one-offs/plan-one-off.ts'
import { sendOneOff } from '../../src/actions/one-offs/send-one-off.ts'
import { beginOneOff } from '../../src/actions/one-offs/write-one-off.ts'
import type { Edition } from '../../src/domain/edition.ts'
import type { OneOff, OneOffReaders } from '../../src/domain/one-off.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import type { Database } from '../../src/store/database.ts'
import type { Course } from './course.ts'

const letters = createLetterCache({ most: 20 })
const BY = { name: 'Léa' }

export const SORRY = {
  subject: 'Pardon',
  preheader: 'Le bon lien.',
  body: 'Le lien de la leçon était faux : [le voici]({{ links.guide }}).',
}

const EVERYBODY: OneOffReaders = { who: 'everybody' }

type Written = { readers?: OneOffReaders; words?: Partial<typeof SORRY> }

export type OneOffs = {
  write(written?: Written): Promise<OneOff>
  plan(id: number, leavesAt?: string): ReturnType<typeof planOneOff>
  /** Sends one as its plan is now; `hash` stands in for that of the plan. */
  send(id: number, settings?: { leavesAt?: string; hash?: string }): ReturnType<typeof sendOneOff>
  /** Writes one and sends it. */
  sent(written?: Written, leavesAt?: string): Promise<OneOff>
}

/** Writes and sends one-off letters of a course. */
export function oneOffsOf(
  db: Database,
  { cohort, clock }: Pick<Course, 'cohort' | 'clock'>,
  edition: Edition,
): OneOffs {
  const course = { cohort, programme: edition.programme }
  const plan = (id: number, leavesAt?: string) =>
    planOneOff(db, { cohort, id, leavesAt: leavesAt ?? null }, clock)
  const oneOffs: OneOffs = {
    write: ({ readers = EVERYBODY, words = {} } = {}) =>
      beginOneOff(db, course, { text: { ...SORRY, ...words, readers }, now: clock.now() }),
    plan,
    async send(id, { leavesAt, hash } = {}) {
      const seen = hash ?? (await plan(id, leavesAt)).hash
      const request = { cohort, id, leavesAt: leavesAt ?? null, edition, hash: seen, by: BY }
      return sendOneOff({ db, letters, clock }, request)
    },
    async sent(written, leavesAt) {
      const oneOff = await oneOffs.write(written)
      await oneOffs.send(oneOff.id, leavesAt === undefined ? {} : { leavesAt })
      return oneOff
    },
  }
  return oneOffs
}
