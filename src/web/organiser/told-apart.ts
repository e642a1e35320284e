import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Language } from '../../language/catalogues.ts'
import { type Namesake, namesakes } from '../../store/namesakes.ts'
import type { Visit } from './visit.ts'

type OfCohort = { cohort: string; cohortName: string }
type Reader = Pick<Visit, 'parts' | 'language' | 'now'>

/** What is listed, with the name of each cohort as `namesApart` gives it. */
export async function toldApart<Row extends OfCohort>(rows: readonly Row[], reader: Reader): Promise<Row[]> {
  const nameOf = await namesApart(
    rows.map(({ cohort }) => cohort),
    reader,
  )
  return rows.map((row) => ({ ...row, cohortName: nameOf(row.cohort, row.cohortName) }))
}

/**
 * Names cohorts in lists, by slug and name: with the first day beside the name where another has it too, « 21 jours, 16
 * nov. », and with the slug where that is not enough either.
 */
export async function namesApart(
  slugs: readonly string[],
  { parts, language, now }: Reader,
): Promise<(slug: string, name: string) => string> {
  const found: ReadonlyMap<string, Namesake> =
    slugs.length === 0 ? new Map() : await namesakes(parts.db, [...new Set(slugs)])
  return (slug, name) => {
    const other = found.get(slug)
    if (!other) return name
    const day = shortDay(other.dayOne, { language, now })
    return [name, day, ...(other.isOfOneDay ? [slug] : [])].join(', ')
  }
}

/** For a list that has the first day of each cohort: the slugs of those that share their name and that day with another. */
export async function slugsOfOneDay(
  cohorts: readonly { slug: string }[],
  { parts }: Pick<Visit, 'parts'>,
): Promise<ReadonlySet<string>> {
  const slugs = cohorts.map(({ slug }) => slug)
  const found = [...(await namesakes(parts.db, slugs))]
  return new Set(found.flatMap(([slug, { isOfOneDay }]) => (isOfOneDay ? slug : [])))
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
