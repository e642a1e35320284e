import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { Html } from '../../../html/html.ts'
import { shownLetterName } from '../letter-name.ts'
import type { Visit } from '../visit.ts'

type Headed = {
  cohort: string
  cohortName: string
  editionHash: string
} & Parameters<typeof shownLetterName>[0]

/** The name of a letter, which leads to it, over that of its cohort. */
export function letterHead(visit: Visit, row: Headed, courses: ReadonlyMap<string, Course>): Html {
  const { cohort, cohortName, editionHash, letter } = row
  const name = shownLetterName(row, courses.get(editionHash), visit)
  return html`<a href="/o/cohorts/${cohort}/letters/${letter}">${name}</a> <a class="quiet" href="/o/cohorts/${cohort}">${cohortName}</a>`
}
