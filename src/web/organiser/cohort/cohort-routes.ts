import { act, show } from '../route.ts'
import { againPage, makeAgain, makeCallBack } from './again-page.ts'
import { changePage, makeChange, undoChange } from './change-page.ts'
import { correctPage, makeCorrection } from './correct-page.ts'
import { joiningPage, makeJoining, undoJoiningChange } from './joining-page.ts'
import { letterFrame } from './letter-frame.ts'
import { chooseReader, letterPage } from './letter-page.ts'
import { lettersTab } from './letters-tab.ts'
import { makePause, pausePage } from './pause-page.ts'
import { rehearsalFile, rehearsalPage, startRehearsal } from './rehearsal-page.ts'
import { endPauses, resumePage } from './resume-page.ts'
import { makeTest, testPage } from './test-page.ts'
import { waitingPage } from './waiting-page.ts'
import { withCohort } from './with-cohort.ts'

/** The page of a cohort, its letters, and what stops, tests or sends them again. */
export const COHORT_ROUTES = [
  show('/cohorts/:slug', 'look', withCohort(lettersTab)),
  show('/cohorts/:slug/pause', 'run', withCohort(pausePage)),
  act('/cohorts/:slug/pause', 'run', withCohort(makePause)),
  show('/cohorts/:slug/change', 'run', withCohort(changePage)),
  act('/cohorts/:slug/change', 'run', withCohort(makeChange)),
  act('/cohorts/:slug/change/undo', 'run', withCohort(undoChange)),
  show('/cohorts/:slug/joining', 'run', withCohort(joiningPage)),
  act('/cohorts/:slug/joining', 'run', withCohort(makeJoining)),
  act('/cohorts/:slug/joining/undo', 'run', withCohort(undoJoiningChange)),
  show('/cohorts/:slug/correct', 'run', withCohort(correctPage)),
  act('/cohorts/:slug/correct', 'run', withCohort(makeCorrection)),
  show('/cohorts/:slug/resume', 'run', withCohort(resumePage)),
  act('/cohorts/:slug/resume', 'run', withCohort(endPauses)),
  show('/cohorts/:slug/waiting', 'look', withCohort(waitingPage)),
  act('/cohorts/:slug/call-back', 'run', withCohort(makeCallBack)),
  show('/cohorts/:slug/rehearsal', 'look', withCohort(rehearsalPage)),
  act('/cohorts/:slug/rehearsal', 'write', withCohort(startRehearsal)),
  show('/cohorts/:slug/rehearsal/report/:file{.+}', 'look', withCohort(rehearsalFile)),
  show('/cohorts/:slug/letters/:letter', 'look', withCohort(letterPage)),
  act('/cohorts/:slug/letters/:letter/as', 'look', withCohort(chooseReader)),
  show('/cohorts/:slug/letters/:letter/frame', 'look', withCohort(letterFrame)),
  show('/cohorts/:slug/letters/:letter/test', 'write', withCohort(testPage)),
  act('/cohorts/:slug/letters/:letter/test', 'write', withCohort(makeTest)),
  show('/cohorts/:slug/letters/:letter/again', 'run', withCohort(againPage)),
  act('/cohorts/:slug/letters/:letter/again', 'run', withCohort(makeAgain)),
]
