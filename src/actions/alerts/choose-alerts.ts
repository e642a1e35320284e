import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { addDays, instantAt, localDate } from '../../domain/local-time.ts'
import { type AlertChoice, keepAlertChoice } from '../../store/alert-choices.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'

export type ChoiceRequest = { organiserId: number; choice: AlertChoice; by: Author; now: Date }

/** Stores which alerts an organiser gets. A summary whose hour has passed today leaves tomorrow for the first time. */
export async function chooseAlerts(
  db: Database,
  { organiserId, choice, by, now }: ChoiceRequest,
): Promise<void> {
  const { kinds, summaryAt } = choice
  await inTransaction(db, async (tx) => {
    await keepAlertChoice(tx, organiserId, { ...choice, summarised: lastSummarised(choice, now) })
    await writeEntry(tx, { by, at: now, deed: { act: 'alerts-chosen', kinds, summaryAt } })
  })
}

function lastSummarised({ summaryAt, zone }: AlertChoice, now: Date): IsoDate {
  const today = localDate(now, zone)
  const hasPassed = summaryAt === null || instantAt(today, summaryAt, zone) <= now
  return hasPassed ? today : addDays(today, -1)
}
