import { raiseAlerts } from '../../actions/alerts/raise-alerts.ts'
import { writeSummaries } from '../../actions/alerts/write-summaries.ts'
import type { AlertParts } from './alert-parts.ts'
import { sendAlerts } from './send-alerts.ts'

/** Looks for what organisers are to be told, and tells them. Any number of processes may do so at once. */
export async function lookAfterAlerts(parts: AlertParts): Promise<void> {
  const { db, clock } = parts
  await raiseAlerts(db, clock.now())
  await writeSummaries(db, clock.now())
  await sendAlerts(parts)
}
