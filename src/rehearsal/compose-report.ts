import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import type { Database } from '../store/database.ts'
import { auditRehearsal } from './audit.ts'
import { auditEventLetters } from './event-audit/audit-event-letters.ts'
import { eventsInTheEnd, tellChanges } from './events-in-report.ts'
import type { Accepted } from './mail-folder.ts'
import type { Play, Prepared } from './prepare.ts'
import type { RehearsalReport, RehearsedLetter, ReportedWarning } from './report.ts'

/** The programme that the cohort begins with, and those that are brought to it, each from an instant on. */
export function programmesOf({ edition }: Pick<Play, 'edition'>, { calendars }: Prepared) {
  const brought = calendars.flatMap(({ planned, at }) =>
    'edition' in planned ? [{ since: at, programme: planned.edition.programme }] : [],
  )
  return [{ since: new Date(0), programme: edition.programme }, ...brought]
}

type ReportRequest = Play & { directory: string; warnings: ReportedWarning[] }

type Played = {
  accepted: ReadonlyMap<number, Accepted>
  letters: RehearsedLetter[]
  compilations: number
}

type Rehearsed = { request: ReportRequest; prepared: Prepared; played: Played }

/** What a rehearsal comes to, once it is played and every promise is held against it. */
export async function composeReport(
  { db, stopping }: { db: Database; stopping: AbortSignal },
  { request, prepared, played }: Rehearsed,
): Promise<RehearsalReport> {
  const { directory } = request
  const { clock, cohort, truth, plans, scheduled, done } = prepared
  const { redated, registrations, comings, breaks } = done
  const edition = withLaterFiles(request.edition, prepared)
  const expected = [...redated, ...comings].reduce((sum, { lessons }) => sum + lessons, prepared.expected)
  const { accepted, letters, compilations } = played
  const ledger = await auditRehearsal(db, { now: clock.now(), expected, accepted, breaks })
  const told = { directory, edition, truth, letters, calendar: redated, registrations, stopping }
  const { invariants, closeTogether } = await auditEventLetters(told)
  return {
    ...headingOf(request, cohort),
    compilations,
    letters,
    leftOut: plans[0]?.leftOut ?? [],
    events: eventsInTheEnd(edition.programme, truth),
    changes: tellChanges(scheduled, truth),
    calendar: redated,
    registrations,
    comings,
    breaks,
    audit: { ...ledger, invariants: [...ledger.invariants, ...invariants], closeTogether },
  }
}

/** With the letters that only editions brought to it later have: each is read beside its source. */
function withLaterFiles(edition: Edition, { calendars }: Prepared): Edition {
  const later = calendars.map(({ planned }) => ('edition' in planned ? planned.edition.files : {}))
  return { ...edition, files: Object.assign({}, ...later, edition.files) }
}

function headingOf({ edition, people, from, warnings }: ReportRequest, cohort: Cohort) {
  const { programme, title, language } = edition.programme
  const { zone, at: hour } = cohort
  return {
    programme,
    title,
    language,
    edition: edition.hash,
    from,
    zone,
    hour,
    people: people.length,
    warnings,
  }
}
