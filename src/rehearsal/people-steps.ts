import { cohortAndEdition } from '../actions/cohorts/cohort-and-edition.ts'
import { type Enrollee, enrol } from '../actions/enrolments/enrol.ts'
import { datesOfJoining } from '../actions/enrolments/place-in-track.ts'
import { pauseReader } from '../actions/readers/pause.ts'
import { resumeReader } from '../actions/readers/resume.ts'
import { addressKey } from '../domain/address.ts'
import { planTrack } from '../domain/plan.ts'
import { inTransaction } from '../store/database.ts'
import { lockEnrolmentOf } from '../store/sign-ups.ts'
import type { Break, Coming } from './comings.ts'
import { KEYS } from './open-playing.ts'
import type { Scene, Step } from './perform-steps.ts'
import type { RehearsedBreak, RehearsedComing } from './report.ts'

/** How the people of a rehearsal agreed to be written to. */
export const BASIS = 'a rehearsal'

type Late = { comings: readonly Coming[]; people: readonly Enrollee[]; done: RehearsedComing[] }

/** Those who join late, as steps: each follows the rule that the cohort has by then. What came of it is added to `done`. */
export function comingSteps(scene: Scene, { comings, people, done }: Late): Step[] {
  return comings.flatMap(({ person, at }) => {
    const who = people[person]
    return who ? [{ at, take: async () => void done.push(await join(scene, who)) }] : []
  })
}

async function join({ db, cohort: { slug }, clock }: Scene, who: Enrollee): Promise<RehearsedComing> {
  const { cohort, edition } = await cohortAndEdition(db, slug)
  const { programme } = edition
  const now = clock.now()
  const came = { at: now.toISOString(), to: who.address }
  const dates = datesOfJoining({ cohort, programme }, who, now)
  if (!dates) return { ...came, lessons: 0, joined: false }
  await enrol(db, { cohort, programme, people: [who], basis: BASIS, keys: KEYS }, clock)
  const { lessons } = planTrack(programme, cohort.calendar, dates)
  return { ...came, lessons: lessons.filter(({ dueAt }) => dueAt > now).length, joined: true }
}

type Away = { breaks: readonly Break[]; people: readonly Enrollee[]; done: RehearsedBreak[] }

/** Those who take a break, as steps, made as on their own page. Each break is added to `done`. */
export function breakSteps(scene: Scene, { breaks, people, done }: Away): Step[] {
  return breaks.flatMap(({ person, at, until, backAt }) => {
    const to = people[person]?.address
    if (to === undefined) return []
    const enrolmentId = async () => {
      const member = { cohortId: scene.cohort.id, addressKey: addressKey(to) }
      const found = await inTransaction(scene.db, (tx) => lockEnrolmentOf(tx, member))
      if (!found) throw new Error(`${to} is not in the cohort`)
      return found.id
    }
    const leave = async () => {
      await pauseReader(scene.db, { enrolmentId: await enrolmentId(), until }, scene.clock)
      done.push({ at: at.toISOString(), to, until, ...(backAt && { backAt: backAt.toISOString() }) })
    }
    const comeBack = async () => void (await resumeReader(scene.db, await enrolmentId(), scene.clock))
    return [{ at, take: leave }, ...(backAt ? [{ at: backAt, take: comeBack }] : [])]
  })
}
