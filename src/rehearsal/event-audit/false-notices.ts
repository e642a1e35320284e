import type { Finding } from '../../domain/finding.ts'
import type { RehearsedRegistration } from '../report.ts'
import type { Period, TrueEvent, Truth } from '../truth.ts'
import type { ReadMail } from './read-mail.ts'
import { placesTaken } from './standings.ts'

type Registrations = readonly RehearsedRegistration[]

/**
 * Finds wrong notices of changes, and changes without one. Everybody who was registered or waiting
 * when an event changed must be told once, by the next notice, which may cover several changes. Nobody else may be
 * told.
 */
export function falseNotices(
  mails: readonly ReadMail[],
  { truth, registrations, events }: { truth: Truth; registrations: Registrations; events: readonly string[] },
): Finding[] {
  const people = [...new Set(mails.map(({ letter }) => letter.to))]
  return events.flatMap((event) =>
    people.flatMap((to) => falseNoticesTo(to, noticesTo(mails, to, event), { event, truth, registrations })),
  )
}

function noticesTo(mails: readonly ReadMail[], to: string, event: string): ReadMail[] {
  return mails
    .filter(
      ({ letter }) => letter.to === to && letter.about?.event === event && letter.about.purpose === 'notice',
    )
    .toSorted((a, b) => a.date.getTime() - b.date.getTime())
}

type About = { event: string; truth: Truth; registrations: Registrations }

function falseNoticesTo(
  to: string,
  notices: readonly ReadMail[],
  { event, truth, registrations }: About,
): Finding[] {
  const periods = truth.periods(event)
  const wrong: Finding[] = []
  let untold: Period[] = []
  let told = 0
  const concerned = (at: Date) => placesTaken(registrations, { to, event, at }) !== 'none'
  const gather = (until: Date | undefined) => {
    while (told + 1 < periods.length && (!until || (periods[told + 1]?.from ?? until) <= until)) {
      told++
      const period = periods[told]
      if (period && concerned(period.from)) untold.push(period)
    }
  }
  for (const { letter, date } of notices) {
    gather(date)
    if (untold.length === 0) wrong.push({ found: 'told-needlessly', file: letter.file })
    const isCancelled = periods[told]?.state.cancelled ?? false
    if ((letter.about?.kind === 'cancelled') !== isCancelled)
      wrong.push({ found: 'told-another-change', file: letter.file })
    untold = []
  }
  gather(undefined)
  const last = untold.at(-1)
  if (last && concerned(last.from) && !isNothingNew(untold, periods))
    wrong.push({ found: 'never-told', to, event, at: `${last.from.toISOString().slice(0, 16)}Z` })
  return wrong
}

/** Whether an event was changed and changed back before a letter told of it. */
function isNothingNew(untold: readonly Period[], periods: readonly Period[]): boolean {
  const [first, last] = [untold[0], untold.at(-1)]
  const before = first && periods[periods.indexOf(first) - 1]
  return before !== undefined && last !== undefined && datesOf(before.state) === datesOf(last.state)
}

function datesOf({ cancelled, moments }: TrueEvent): string {
  return JSON.stringify([cancelled, Object.values(moments).map(({ at }) => at.getTime())])
}
