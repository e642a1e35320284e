import { html } from 'hono/html'
import type { CorrectedLetter } from '../../../actions/cohorts/corrected-letters.ts'
import { type PlanSince, sawOf } from '../../../domain/plan-line.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { letterChanges } from '../difference-view.ts'
import { sinceMark } from './plan-since-view.ts'
import type { CohortVisit } from './with-cohort.ts'

type InFiles = { language: Language; since: PlanSince | undefined; isRead: boolean }

/**
 * The words as the files have them: behind a summary where they are read above, and nothing of them is new since they
 * were seen.
 */
export function inFiles(
  found: CorrectedLetter,
  { language, since, isRead }: InFiles,
  visit: CohortVisit,
): Html {
  const mark = (of: string) => sinceMark(sawOf(since, { about: found.letter, of }), visit)
  const list = letterChanges(found, { lang: language, mark }, visit)
  return isRead && !since
    ? html`<details><summary>${visit.say('o.correct.inFiles')}</summary>\n${list}</details>\n`
    : list
}
