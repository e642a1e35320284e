import {
  ALERT_KINDS,
  type AlertKind,
  callsForAlert,
  factsOf,
  type Told,
  type Trouble,
  usualAlerts,
} from '../../domain/alert.ts'
import { type AlertReader, listAlertReaders } from '../../store/alert-choices.ts'
import { addAlertMessages } from '../../store/alert-messages.ts'
import { keepTold, lastAlerts, takeAlerts } from '../../store/alerts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { listTroubles } from '../../store/troubles.ts'
import { findWebhook } from '../../store/webhook.ts'

/** In milliseconds. How far back bounces are looked at. */
const BOUNCES_WITHIN_MS = 24 * 60 * 60_000

/**
 * Looks for what is wrong, and adds the messages that tell of what is new: at most one of a kind an hour, however many
 * processes look. What is over is forgotten, so that it is told when it comes again.
 * @returns the kinds that were raised.
 */
export async function raiseAlerts(db: Database, now: Date): Promise<AlertKind[]> {
  return inTransaction(db, async (tx) => {
    if (!(await takeAlerts(tx))) return []
    const troubles = await listTroubles(tx, { since: new Date(now.getTime() - BOUNCES_WITHIN_MS), now })
    const told = await lastAlerts(tx)
    const raised: AlertKind[] = []
    for (const kind of ALERT_KINDS) {
      const ofKind = troubles.filter((trouble) => trouble.kind === kind)
      if (await raiseOne(tx, kind, { troubles: ofKind, told: told.get(kind), now })) raised.push(kind)
    }
    return raised
  })
}

type Found = { troubles: readonly Trouble[]; told: Told | undefined; now: Date }

async function raiseOne(tx: Database, kind: AlertKind, { troubles, told, now }: Found): Promise<boolean> {
  const subjects = troubles.map(({ subject }) => subject)
  if (callsForAlert(now, troubles, told)) {
    await tell(tx, kind, { troubles, now })
    await keepTold(tx, kind, { raisedAt: now, subjects })
    return true
  }
  const still = told?.subjects.filter((subject) => subjects.includes(subject)) ?? []
  if (told && still.length < told.subjects.length)
    await keepTold(tx, kind, { raisedAt: told.raisedAt, subjects: still })
  return false
}

async function tell(
  tx: Database,
  kind: AlertKind,
  { troubles, now }: Pick<Found, 'troubles' | 'now'>,
): Promise<void> {
  const readers = (await listAlertReaders(tx)).filter((reader) => wants(reader, kind))
  const webhook = await findWebhook(tx)
  const to = [...readers.map(({ organiserId }) => organiserId), ...(webhook ? [null] : [])]
  await addAlertMessages(tx, { kind, facts: factsOf(troubles), now, to })
}

function wants({ kinds, role }: AlertReader, kind: AlertKind): boolean {
  return (kinds ?? usualAlerts(role)).includes(kind)
}
