import { type Address, addressKey } from '../../domain/address.ts'
import { isInUse } from '../../store/address-changes.ts'
import { findCohort } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { ensureSubscribers } from '../../store/enrolments.ts'
import type { Reader } from '../../store/readers.ts'
import { addRequest } from '../../store/requests.ts'
import { addPending, lockEnrolmentOf, makePending } from '../../store/sign-ups.ts'
import { endOfRequest, lettersLeft } from '../enrolments/request-limits.ts'

/**
 * Queues a letter to the new address, unless that address follows a course or has left one. The reader is not told
 * which.
 */
export async function askNewEnd(
  tx: Database,
  { reader, to }: { reader: Reader; to: Address },
  now: Date,
): Promise<void> {
  const key = addressKey(to)
  if ((await isInUse(tx, key)) || (await lettersLeft(tx, key, now)) === 0) return
  const enrolmentId = await waitingAt(tx, to, { reader, now })
  if (enrolmentId === undefined) return
  const detail = { from: reader.enrolmentId }
  await addRequest(tx, { enrolmentId, kind: 'new-address', detail, now, expiresAt: endOfRequest(now) })
}

/**
 * The pending enrolment at the new address, in the reader's cohort and track. Undefined when an import has just
 * enrolled that address.
 */
async function waitingAt(
  tx: Database,
  address: Address,
  { reader, now }: { reader: Reader; now: Date },
): Promise<number | undefined> {
  const cohort = await findCohort(tx, reader.cohort)
  if (!cohort) throw new Error('the cohort of an enrolment is gone')
  const member = { cohortId: cohort.id, addressKey: addressKey(address) }
  const choices = { trackId: reader.track.id, language: reader.language, follows: reader.follows }
  // Without the first name: nothing proves yet that this address belongs to the same person.
  await ensureSubscribers(tx, [{ address, addressKey: member.addressKey, firstName: undefined }], now)
  const known = await lockEnrolmentOf(tx, member)
  const enrolment = known ?? (await addPending(tx, { ...member, ...choices }))
  if (!enrolment || enrolment.state === 'active' || enrolment.state === 'paused') return undefined
  // A sign-up that is already pending keeps its choices.
  if (enrolment.state !== 'pending') await makePending(tx, enrolment.id, choices)
  return enrolment.id
}
