import { departures } from '../../../actions/letters/departures.ts'
import { type LastLine, lastLines } from '../../../actions/letters/last-lines.ts'
import type { Course } from '../../../documents/course.ts'
import { localDate } from '../../../domain/local-time.ts'
import { type DueDraft, listDueDrafts } from '../../../store/due-drafts.ts'
import { type EmptyLink, listEmptyLinks } from '../../../store/empty-links.ts'
import { findLettersUnderWay, type LettersUnderWay } from '../../../store/letters-under-way.ts'
import type { NextLetter } from '../../../store/next-letters.ts'
import { listPausedLetters, type PausedLetters } from '../../../store/paused-letters.ts'
import { type BouncedLetter, countBounces } from '../../../store/recent-bounces.ts'
import { listRelayFaults, type WorkerFault } from '../../../store/relay-faults.ts'
import { countComplaints } from '../../../store/returned-mail.ts'
import { findSetUp, type SetUp } from '../../../store/set-up.ts'
import { listWaitingGroups, type WaitingGroup } from '../../../store/waiting-groups.ts'
import { coursesOf } from '../courses.ts'
import { dayBefore } from '../decisions/lately.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'

export type Today = {
  setUp: SetUp
  faults: WorkerFault[]
  pauses: PausedLetters[]
  waiting: WaitingGroup[]
  links: EmptyLink[]
  drafts: DueDraft[]
  bounces: BouncedLetter[]
  /** Readers who complained in a week. */
  complaints: number
  next: NextLetter[]
  underWay: LettersUnderWay
  last: LastLine[]
  /** The courses of all these letters, by the hashes of their editions. */
  courses: ReadonlyMap<string, Course>
}

const DAY_MS = 24 * 60 * 60_000
const MOST_NEXT = 8
const MOST_LAST = 6

/**
 * What Today shows: bounces of a day, complaints of a week, what leaves within a month, links and drafts that the
 * letters of a week need.
 */
export async function readToday(visit: Visit): Promise<Today> {
  const { db } = visit.parts
  const { now } = visit
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS)
  const [setUp, faults, pauses, waiting, links, drafts, bounces, complaints, next, underWay, last] =
    await Promise.all([
      findSetUp(db, now),
      listRelayFaults(db),
      listPausedLetters(db, now),
      listWaitingGroups(db),
      listEmptyLinks(db, { now, until: inDays(7) }),
      listDueDrafts(db, localDate(inDays(7), 'UTC')),
      countBounces(db, dayBefore(now)),
      countComplaints(db, inDays(-7)),
      departures(db, { now, until: inDays(31), most: MOST_NEXT }),
      findLettersUnderWay(db),
      lastLines(db, { now, most: MOST_LAST }),
    ])
  const courses = await coursesOf(db, [...waiting, ...next, ...last])
  const told = <Row extends { cohort: string; cohortName: string }>(rows: Row[]) => toldApart(rows, visit)
  return {
    ...{ setUp, faults, drafts, complaints, underWay, courses },
    pauses: await told(pauses),
    waiting: await told(waiting),
    links: await told(links),
    bounces: await told(bounces),
    next: await told(next),
    last: await told(last),
  }
}
