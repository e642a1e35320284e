import { type DaySummary, factsOf } from '../../domain/alert.ts'
import { takeSummaries } from '../../store/alert-choices.ts'
import { addAlertMessages } from '../../store/alert-messages.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { countDay } from '../../store/day-summary.ts'
import { nextLetters } from '../../store/next-letters.ts'
import { listTroubles } from '../../store/troubles.ts'

const DAY_MS = 24 * 60 * 60_000
const MOST_LETTERS = 10_000

/**
 * Adds the summary of the day for each organiser whose hour has come, once a day each, however many processes look.
 * @returns how many it added.
 */
export async function writeSummaries(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await takeSummaries(tx, now)
    if (due.length === 0) return 0
    const troubles = await listTroubles(tx, { since: dayBefore(now), now })
    const facts = { ...factsOf(troubles), day: await summaryOf(tx, now) }
    await addAlertMessages(tx, { kind: 'summary', facts, now, to: due })
    return due.length
  })
}

async function summaryOf(tx: Database, now: Date): Promise<DaySummary> {
  const until = new Date(now.getTime() + DAY_MS)
  const letters = await nextLetters(tx, { now, until, most: MOST_LETTERS })
  const next = letters.reduce((sum, { people, isPaused }) => sum + (isPaused ? 0 : people), 0)
  return { ...(await countDay(tx, { from: dayBefore(now), to: now })), next }
}

function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS)
}
