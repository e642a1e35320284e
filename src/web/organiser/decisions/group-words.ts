import type { Course } from '../../../documents/course.ts'
import type { WaitingGroup } from '../../../store/waiting-groups.ts'
import { letterName } from '../letter-name.ts'
import type { Visit } from '../visit.ts'

/** « 3 lettres sans réponse : Jour 7 – Le titre, cohorte de mars ». */
export function waitingTitle(
  group: WaitingGroup,
  courses: ReadonlyMap<string, Course>,
  visit: Visit,
): string {
  const { state, n, cohortName, editionHash } = group
  const letter = letterName(group, courses.get(editionHash), visit)
  return visit.say(state === 'unknown' ? 'o.decisions.unknown' : 'o.decisions.held', {
    n,
    letter,
    cohort: cohortName,
  })
}
