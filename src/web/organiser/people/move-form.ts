import { html } from 'hono/html'
import { fullDate } from '../../../documents/date-words.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { cohortsOfProgramme } from '../../../store/cohorts-of-programme.ts'
import type { ChosenPeople } from '../../../store/people-moves.ts'
import { programmeOfCohort } from '../../../store/programme-of.ts'
import type { CohortVisit } from '../cohort/with-cohort.ts'
import type { Visit } from '../visit.ts'
import { type AskedPeople, askedTexts, filterOf, readAsked } from './asked-people.ts'

/** Who was picked on a page of people: those of the list, or those who were ticked on it alone. */
export type PickedPeople = { asked: AskedPeople; ticked: readonly number[]; chosen: ChosenPeople }

/** How many cohorts are offered. */
const MOST = 200

/** Reads the address of a list, and `who` for each who was ticked. */
export function pickedPeople(
  query: Readonly<Record<string, readonly string[]>>,
  { id }: Cohort,
): PickedPeople {
  const { who = [], ...texts } = query
  const asked = readAsked(
    Object.fromEntries(Object.entries(texts).map(([name, [text = '']]) => [name, text])),
  )
  const ticked = [...new Set(who.filter((text) => /^\d{1,15}$/.test(text)).map(Number))].toSorted(
    (a, b) => a - b,
  )
  const { cohortId: _, ...filter } = filterOf(asked, id)
  // Who was ticked was on the list when it was shown: what they did since is no reason to leave them out unsaid.
  return { asked, ticked, chosen: ticked.length > 0 ? { words: [], among: ticked } : filter }
}

/** The same as a query. */
export function pickedQuery({ asked, ticked }: PickedPeople): string {
  const query = new URLSearchParams(askedTexts(asked))
  for (const id of ticked) query.append('who', String(id))
  return query.toString()
}

/** The cohorts to which people of this one may be moved, the latest first. */
export async function targetsOf({ id, slug }: Cohort, { parts }: CohortVisit): Promise<Cohort[]> {
  const programme = await programmeOfCohort(parts.db, slug)
  const all = programme === undefined ? [] : await cohortsOfProgramme(parts.db, { programme, most: MOST })
  return all.filter(
    (cohort) =>
      cohort.id !== id && cohort.state === 'running' && (cohort.goesOn || cohort.start === 'rolling'),
  )
}

/** Cohorts of a programme often have one name. */
export function movedTo({ name, dayOne }: Cohort, { say, language }: Visit): string {
  return `${name} (${say('o.cohorts.dayOne', { date: fullDate(dayOne, language) })})`
}

type TargetForm = { picked: PickedPeople; to: string | undefined; targets: readonly Cohort[] }

export function targetForm({ picked, to, targets }: TargetForm, visit: CohortVisit): Html {
  const { say, home } = visit
  if (targets.length === 0) return html`<p class="notice">${say('o.move.nowhere')}</p>`
  const hidden = [...new URLSearchParams(pickedQuery(picked))]
  const label = say('o.move.to')
  const options = targets.map((cohort) => ({ value: cohort.slug, label: movedTo(cohort, visit) }))
  return html`<form method="get" action="${home}/people/move">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${choice({ name: 'to', label, options, value: to })}${submit({ label: say('o.events.showPlan'), tone: 'quiet' })}</form>
`
}
