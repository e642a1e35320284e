import { calendarWarnings } from '../../domain/calendar-warnings.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import type { LateRule } from '../../domain/late-rules.ts'
import type { Programme } from '../../domain/programme.ts'

type Scheduled = { cohort: Cohort; edition: Edition }

/** What is told of a cohort that has just been scheduled, and has nobody in it: its dates, and what to say of it next. */
export function scheduledLines({ cohort, edition }: Scheduled, now: Date): string[] {
  const { slug, dayOne, at, zone } = cohort
  const { programme } = edition
  return [
    `Scheduled ${slug}: day one ${dayOne} at ${at}, ${zone} (edition ${edition.hash})`,
    ...begunLines({ cohort, programme }, now),
    `Enrol people: npx feuilleton enrol ${slug} ana@example.org --basis "…", or --csv people.csv`,
    ...joinLines(cohort, programme),
  ]
}

const LATE: Record<LateRule, string> = {
  'next-lesson': 'Whoever is enrolled now begins with the next lesson, and finds this one on their own page.',
  'from-day-one': 'Whoever is enrolled now has day one tomorrow.',
  'next-cohort': 'Nobody can be enrolled any more: late joiners wait for the next cohort.',
}

/** What becomes of a first lesson whose hour of today has passed: nobody was enrolled by then. */
function begunLines({ cohort, programme }: { cohort: Cohort; programme: Programme }, now: Date): string[] {
  return calendarWarnings({ programme, cohort, changes: [] }, now).flatMap((warning) =>
    warning.warned === 'day-one-begun'
      ? [
          `Lesson ${warning.lesson} was due today at ${warning.at}, before anybody was enrolled. ${LATE[cohort.lateJoiners]}`,
        ]
      : [],
  )
}

/** Where people take part in a webinar may be said later than in its programme, and by cohort. */
function joinLines({ slug, start }: Cohort, { events }: Programme): string[] {
  if (start !== 'fixed') return []
  return Object.entries(events).flatMap(([name, event]) =>
    event.kind === 'webinar' && event.join === undefined
      ? [`Where “${event.title}” takes place: npx feuilleton event link ${slug} ${name} --join https://…`]
      : [],
  )
}
