import { html } from 'hono/html'
import { letterLines } from '../../../actions/letters/letter-lines.ts'
import { oneOffLetter } from '../../../domain/one-off.ts'
import { leavesWords } from '../../../domain/one-off-words.ts'
import type { Html } from '../../../html/html.ts'
import { type Button, submit } from '../../../html/post-form.ts'
import { type OneOffStanding, oneOffStanding } from '../../../store/one-off-dispatches.ts'
import { momentWords } from '../../moment.ts'
import { standingWords } from '../cohort/letter-table.ts'
import { letterPath } from '../cohort/letter-visit.ts'
import { outcomeTerms } from '../outcome-terms.ts'
import { type OneOffVisit, readersIn } from './one-off-visit.ts'

/** How a letter that was sent stands, and what can still be done about it. */
export async function oneOffStandingView(visit: OneOffVisit): Promise<Html> {
  const { say, cohort, home, parts, oneOff } = visit
  const letter = oneOffLetter(oneOff.id)
  const [line] = await letterLines(parts.db, { cohortId: cohort.id, letters: [letter] })
  const standing = await oneOffStanding(parts.db, oneOff.id)
  return html`<section class="stands"><p class="line">${line ? standingWords(visit, line.standing) : ''} ${line ? outcomeTerms(line, home, visit) : ''}</p>
<p class="standfirst">${say('o.oneOff.goes', { readers: readersIn(oneOff.readers, visit), when: timeWords(visit, standing) })}</p>
${standing.pausedAt ? html`<p>${say('o.oneOff.pausedMeans')}</p>` : ''}
<div class="actions">${acts(visit, standing)}<a href="${letterPath(visit, letter)}">${say('o.oneOff.read')}</a></div></section>
`
}

/** The hour of each reader's clock, or the one instant at which it leaves for all of them. */
function timeWords({ oneOff, cohort, now, language }: OneOffVisit, { firstDueAt }: OneOffStanding): string {
  if (oneOff.leavesAt !== null || !firstDueAt) return leavesWords(oneOff.leavesAt, language)
  return momentWords(firstDueAt, { now, zone: cohort.zone, language })
}

function acts(visit: OneOffVisit, { hasBegun, isUnderWay, pausedAt }: OneOffStanding): Html {
  const { say } = visit
  const back = hasBegun
    ? ''
    : act(visit, 'call-back', { label: say('o.again.undo'), tone: pausedAt ? 'quiet' : undefined })
  const pause =
    isUnderWay && !pausedAt ? act(visit, 'pause', { label: say('o.oneOff.pause'), tone: 'quiet' }) : ''
  const resume = pausedAt ? act(visit, 'resume', { label: say('o.oneOff.resume') }) : ''
  return html`${back}${pause}${resume}`
}

function act({ form, path }: OneOffVisit, does: string, button: Button): Html | '' {
  return form({ action: `${path}/${does}`, right: 'run', content: submit(button) })
}
