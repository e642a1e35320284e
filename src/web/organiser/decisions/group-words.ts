import type { Course } from '../../../documents/course.ts'
import type { Say } from '../../../language/say.ts'
import type { WaitingGroup } from '../../../store/waiting-groups.ts'
import { letterName } from '../letter-name.ts'

/** « 3 lettres sans réponse : Jour 7 – Le titre, cohorte de mars ». */
export function waitingTitle(group: WaitingGroup, courses: ReadonlyMap<string, Course>, say: Say): string {
  const { state, n, cohortName, editionHash } = group
  const letter = letterName(group, courses.get(editionHash), say)
  return say(state === 'unknown' ? 'o.decisions.unknown' : 'o.decisions.held', {
    n,
    letter,
    cohort: cohortName,
  })
}
