import type { EventPlan } from '../../actions/events/event-plan.ts'
import { lessonWords } from '../../actions/events/plan-words.ts'
import type { EventLinks } from '../../domain/event-changes.ts'
import { table } from '../output.ts'
import { letterWords } from './letter-words.ts'
import { eventHeading, momentIn } from './moments.ts'

/** What a change of an event does, before it is made or after. */
export function planWords(event: string, plan: EventPlan, now: Date): string[] {
  const { cohort, title, before, after } = plan
  return [
    eventHeading(event, title, cohort),
    ...table([...momentRows(plan), ...linkRows(before.links, after.links)]),
    ...lessonWords(plan, { language: 'en', lesson: ({ letter, date }) => `${letter} (${date})` }),
    ...letterWords(plan, now),
  ]
}

function momentRows({ cohort: { zone }, before, after }: EventPlan): string[][] {
  return Object.entries(before.moments).map(([name, moment]) => {
    const next = after.moments[name] ?? moment
    const isMoved = next.at.getTime() !== moment.at.getTime()
    const becomes = after.cancelled ? 'cancelled' : isMoved ? momentIn(next, zone) : 'as it is'
    return [`  ${name}`, momentIn(moment, zone), '->', becomes]
  })
}

const LINKS = { join: 'link to join', replay: 'recording' } as const

/** Only the links that change. */
function linkRows(before: EventLinks, after: EventLinks): string[][] {
  return (['join', 'replay'] as const).flatMap((name) => {
    const next = after[name]
    if (next === undefined || next === before[name]) return []
    return [[`  ${LINKS[name]}`, before[name] ?? 'as in the programme', '->', next]]
  })
}
