import { departures } from './departures.ts'
import {
  type Forecast,
  type ForecastParts,
  forecastLetter,
  type OverCeiling,
  overCeiling,
} from './forecast.ts'
import { letterLines } from './letter-lines.ts'

/** A cohort may wait for years. */
const ANY_DAY = new Date('9999-01-01T00:00:00Z')

/** When the last letter of what leaves next of a cohort will have left, and where a warm-up has no room. */
export async function forecastNext(
  parts: ForecastParts,
  { cohortId, now }: { cohortId: number; now: Date },
): Promise<{ forecast: Forecast | undefined; over: OverCeiling[] }> {
  const { db, limits } = parts
  const over = await overCeiling(parts, now)
  if (limits.size === 0) return { forecast: undefined, over }
  const [next] = await departures(db, { now, until: ANY_DAY, most: 1, cohortId })
  const [line] = next ? await letterLines(db, { cohortId, letters: [next.letter], followers: [] }) : []
  if (!next || !line) return { forecast: undefined, over }
  const ahead = { cohortId, people: next.people, dueAt: next.dueAt, expiresAt: line.expiresAt }
  return { forecast: await forecastLetter(parts, ahead), over }
}
