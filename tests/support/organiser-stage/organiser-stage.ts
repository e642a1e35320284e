import type { Rehearsals } from '../../../src/actions/cohorts/rehearsals.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import { consentWording } from '../../../src/domain/consent-wording.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import type { VirtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { courseUnderWay } from '../course-under-way.ts'
import type { TestDatabase } from '../database.ts'
import { IMPORTED } from '../imported.ts'
import { addCohorts } from './cohorts.ts'
import { addImports, type Imports } from './imports.ts'
import { addOneOffs, ONE_OFF_WORDS, type StageOneOffs } from './one-offs.ts'
import { addPeople } from './people.ts'
import { addTeam, type Invited } from './team.ts'
import { addTroubles, type StageLetters } from './troubles.ts'

export type OrganiserStage = {
  clock: VirtualClock
  rehearsals: Rehearsals
  mars: Cohort
  draft: Cohort
  imports: Imports
  oneOffs: StageOneOffs
  invited: Invited
  /** Of letters of the 17th day, as ids of their deliveries. */
  letters: StageLetters
  /** What it shows that is in a language of its own: consents, titles and names of letters. */
  words: readonly string[]
  /** Ends what holds a connection to the database. */
  close(): Promise<void>
}

/** The day before the webinar of the cohort `mars`, and the second day after it. */
const [BEFORE, NOW] = [new Date('2027-03-14T12:00:00Z'), new Date('2027-03-17T12:00:00Z')]

/**
 * An installation with a lot on it, for every page of organisers to have something to show: cohorts in each state, letters
 * that ended in every way, people of each kind, lists, events, a team and all troubles at once. Titles of its own are in
 * Latin, so that words of a language are those of the catalogues; those of the real programme are French.
 */
export async function organiserStage({ db, url }: TestDatabase): Promise<OrganiserStage> {
  const { clock, cohort: mars, edition } = await courseUnderWay(db, BEFORE)
  clock.set(NOW)
  const { april, draft } = await addCohorts({ db, clock, edition })
  await addPeople({ db, clock, cohort: mars, edition })
  const imports = await addImports({ db, clock, cohort: april })
  const { worker, letters } = await addTroubles({ db, url, clock, cohort: mars })
  const oneOffs = await addOneOffs({ db, clock, cohort: mars, edition })
  const invited = await addTeam(db, clock.now())
  const close = () => worker.leave()
  return {
    clock,
    rehearsals: REHEARSALS,
    mars,
    draft,
    imports,
    oneOffs,
    invited,
    letters,
    words: wordsOf(edition),
    close,
  }
}

function wordsOf({ programme, files }: Edition): string[] {
  const lessons = Object.values(files).flatMap((text) => /^title: "?(.+?)"?$/m.exec(text)?.[1] ?? [])
  const short = [1, 2, 3].map((day) => `Leçon ${day}`)
  const letters = programme.lessons.map(({ letter }) => letter)
  const titles = [programme.events, programme.links].flatMap(Object.values).map(({ title }) => title)
  return [
    IMPORTED.basis,
    consentWording(programme, 'fr'),
    ...lessons,
    ...short,
    ...letters,
    ...titles,
    programme.sender.postal,
    programme.title,
    'Letters that teach',
    ...ONE_OFF_WORDS,
  ]
}

/** Of the cohorts: one was rehearsed, one is, and one could not be. */
const REHEARSALS: Rehearsals = {
  start: () => 'busy',
  async look(cohort) {
    if (cohort === 'avril') return { state: 'running', left: 120, expected: 480 }
    if (cohort === 'paix') return { state: 'failed', why: 'exit code 1' }
    return { state: 'done', at: BEFORE, verdict: 'good', line: '21 × 20' }
  },
  async file(_cohort, name) {
    return name === 'report.html' ? Buffer.from('<!doctype html><title>Report</title>') : undefined
  },
}
