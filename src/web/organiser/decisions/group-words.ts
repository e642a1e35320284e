import type { Say } from '../../../language/say.ts'
import type { WaitingGroup } from '../../../store/waiting-groups.ts'

/** « 3 lettres sans réponse : jour-07, cohorte mars ». */
export function waitingTitle({ state, n, letter, cohort }: WaitingGroup, say: Say): string {
  const message = state === 'unknown' ? 'o.decisions.unknown' : 'o.decisions.held'
  return say(message, { n, letter, cohort })
}
