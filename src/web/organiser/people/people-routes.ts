import { withCohort } from '../cohort/with-cohort.ts'
import { act, type OrganiserRoute, show } from '../route.ts'
import { addByHand, addPersonPage } from './add-person-page.ts'
import { addressPage, changeAddress } from './address-page.ts'
import { cohortPeoplePage } from './cohort-people-page.ts'
import { COURSE_ACTS } from './course-acts.ts'
import { erase, erasePage, exportFile } from './data-pages.ts'
import { makeMove, movePage, undoMove } from './move-page.ts'
import { changeName, namePage } from './name-page.ts'
import { peoplePage } from './people-page.ts'
import { personPage } from './person-page.ts'
import { aboutPerson } from './person-route.ts'
import { resend, resendPage } from './resend-page.ts'

/** People: all of them, those of a cohort, and one. */
export const PEOPLE_ROUTES: readonly OrganiserRoute[] = [
  show('/people', 'look', peoplePage),
  show('/people/:person', 'look', aboutPerson(personPage)),
  show('/people/:person/resend', 'run', aboutPerson(resendPage)),
  act('/people/:person/resend', 'run', aboutPerson(resend)),
  show('/people/:person/address', 'run', aboutPerson(addressPage)),
  act('/people/:person/address', 'run', aboutPerson(changeAddress)),
  show('/people/:person/name', 'run', aboutPerson(namePage)),
  act('/people/:person/name', 'run', aboutPerson(changeName)),
  show('/people/:person/erase', 'run', aboutPerson(erasePage)),
  act('/people/:person/erase', 'run', aboutPerson(erase)),
  act('/people/:person/export', 'export', aboutPerson(exportFile)),
  ...COURSE_ACTS,
  show('/cohorts/:slug/people', 'look', cohortPeoplePage),
  show('/cohorts/:slug/people/new', 'run', addPersonPage),
  act('/cohorts/:slug/people/new', 'run', addByHand),
  show('/cohorts/:slug/people/move', 'run', withCohort(movePage)),
  act('/cohorts/:slug/people/move', 'run', withCohort(makeMove)),
  act('/cohorts/:slug/people/move/undo', 'run', withCohort(undoMove)),
]
