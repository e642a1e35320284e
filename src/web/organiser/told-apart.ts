import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Language } from '../../language/catalogues.ts'
import { namesakes } from '../../store/namesakes.ts'
import type { Visit } from './visit.ts'

type OfCohort = { cohort: string; cohortName: string }

/** What is listed, with the first day of a cohort beside its name where another has it too: « 21 jours, 16 nov. ». */
export async function toldApart<Row extends OfCohort>(
  rows: readonly Row[],
  { parts, language, now }: Pick<Visit, 'parts' | 'language' | 'now'>,
): Promise<Row[]> {
  if (rows.length === 0) return []
  const days = await namesakes(parts.db, [...new Set(rows.map(({ cohort }) => cohort))])
  return rows.map((row) => {
    const day = days.get(row.cohort)
    return day ? { ...row, cohortName: `${row.cohortName}, ${shortDay(day, { language, now })}` } : row
  })
}

/** With its year where it is not this one. */
function shortDay(day: IsoDate, { language, now }: { language: Language; now: Date }): string {
  const isThisYear = day.startsWith(String(now.getUTCFullYear()))
  const settings = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, {
    ...settings,
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(new Date(`${day}T00:00Z`))
}
