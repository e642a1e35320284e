import { createHash } from 'node:crypto'
import { parseAddress } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { readRelayReport } from '../../returned/read-relay-report.ts'
import type { RelayReport } from '../../returned/relays/relay-report.ts'
import { RELAYS, type RelayName } from '../../returned/relays/relays.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { findReportedDelivery } from '../../store/reported-delivery.ts'
import { noteReturned, type TakenAs } from './note-returned.ts'

type Taking = { db: Database; clock: Clock }

/** By whom the journal says that an address was suppressed by a report. */
const BY: Author = { name: 'Feuilleton' }

/**
 * Does what the reports in a request of a relay service call for, each in a transaction and once, however often it
 * comes. The service is known to be who it says. `too-early` among them: the whole has to come again.
 */
export async function takeReports(relay: RelayName, body: unknown, taking: Taking): Promise<TakenAs[]> {
  const taken: TakenAs[] = []
  for (const report of RELAYS[relay](body)) taken.push(await takeReport(relay, report, taking))
  return taken
}

async function takeReport(relay: RelayName, report: RelayReport, { db, clock }: Taking): Promise<TakenAs> {
  const recipient = parseAddress(report.recipient)
  if (!recipient.ok) return 'ignored'
  const names = report.names.filter((name) => name.length >= SHORTEST_NAME)
  const deliveries = names.flatMap((name) => deliveryIn(name) ?? [])
  const found = await findReportedDelivery(db, { recipient: recipient.address, deliveries, names })
  if (found === undefined) return 'ignored'
  if (found === 'under-way') return 'too-early'
  const mailHash = createHash('sha256').update(`${relay} ${report.id}`).digest()
  const returned = readRelayReport(report, found)
  return inTransaction(db, (tx) => noteReturned(tx, returned, { mailHash, clock, by: BY }))
}

/** In characters: what is shorter may stand in a reply by chance. */
const SHORTEST_NAME = 12

/** The delivery that a Message-ID of ours names. */
function deliveryIn(name: string): number | undefined {
  const id = /^<?d\.(\d{1,15})\.[\w-]+@/.exec(name.trim())?.[1]
  return id === undefined ? undefined : Number(id)
}
