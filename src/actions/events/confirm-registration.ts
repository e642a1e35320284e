import { type Address, addressKey } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import type { Clock } from '../../domain/clock.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { forgetErased } from '../../store/erased-addresses.ts'
import { lockEnrolment, moveEnrolment } from '../../store/moves.ts'
import type { Reader } from '../../store/readers.ts'
import { lockEventPlaces } from '../../store/registrations.ts'
import { answerRequest, findRequest, type SubscriberRequest } from '../../store/requests.ts'
import { admitGuest, lockAddress } from '../../store/sign-ups.ts'
import { datesOnTime, placeInTrack } from '../enrolments/place-in-track.ts'
import { findReaderEvent, type ReaderWithEvent } from './reader-events.ts'
import { type RegisterOutcome, registerIn } from './register.ts'

/**
 * The state of a registration on the public page: waiting for its button to be pressed, done, or expired with its link.
 * `outcome` is undefined when the reader had already registered.
 */
export type GuestState = ReaderWithEvent &
  ({ kind: 'waiting' } | { kind: 'done'; outcome: RegisterOutcome | undefined } | { kind: 'expired' })

/** Reads the state of a registration and changes nothing. Undefined when the request is not a registration. */
export async function lookAtRegistration(
  db: Database,
  requestId: number,
  now: Date,
): Promise<GuestState | undefined> {
  const request = await findRequest(db, requestId)
  const event = request?.kind === 'register' ? request.detail.event : undefined
  if (!request || event === undefined) return undefined
  const found = await findReaderEvent(db, { enrolmentId: request.enrolmentId, event }, now)
  if (!found) return undefined
  const seen = { ...found, reader: inChosenZone(found.reader, request) }
  if (seen.reader.state !== 'pending' && seen.found.standing !== 'none')
    return { ...seen, kind: 'done', outcome: undefined }
  const isGone = seen.reader.state === 'unsubscribed' || seen.cohort.state === 'cancelled'
  const isOver = isGone || request.answeredAt !== null || request.expiresAt <= now
  return { ...seen, kind: isOver || seen.found.phase !== 'coming' ? 'expired' : 'waiting' }
}

/** Whoever has still to confirm reads in the zone that they chose. */
function inChosenZone(reader: Reader, { detail }: SubscriberRequest): Reader {
  const zone = reader.state === 'pending' ? detail.dates?.zone : undefined
  return zone === undefined ? reader : { ...reader, track: { ...reader.track, zone } }
}

export type RegistrationConfirmation = { requestId: number; ip: string | undefined; keys: TokenKeys }

/**
 * Confirms a registration on the public page. The reader is registered or waits for a place; an unknown person becomes
 * a guest. Confirming again changes nothing.
 */
export async function confirmRegistration(
  db: Database,
  confirmation: RegistrationConfirmation,
  clock: Clock,
): Promise<GuestState | undefined> {
  return inTransaction(db, async (tx) => {
    const seen = await lookAtRegistration(tx, confirmation.requestId, clock.now())
    if (seen?.kind !== 'waiting') return seen
    const { enrolmentId, address } = seen.reader
    const { event } = seen.found
    await lockAddress(tx, addressKey(address))
    // Lock order: places before enrolments. Whoever gives places or stores attendance takes the locks in that order.
    await lockEventPlaces(tx, { cohortId: seen.cohort.id, event })
    await lockEnrolment(tx, enrolmentId)
    const still = await lookAtRegistration(tx, confirmation.requestId, clock.now())
    if (still?.kind !== 'waiting') return still
    const wasPending = still.reader.state === 'pending'
    if (wasPending) await admit(tx, still, clock)
    const outcome = await registerIn(tx, { enrolmentId, event }, clock)
    await answer(tx, { confirmation, enrolmentId, address, now: clock.now() })
    const told = await findReaderEvent(tx, { enrolmentId, event }, clock.now())
    return told && { ...told, kind: 'done', outcome }
  })
}

/** The track of a guest begins here: a form that anybody can send adds none. */
async function admit(tx: Database, { reader, cohort, programme }: GuestState, clock: Clock): Promise<void> {
  const { zone } = reader.track
  const dates = datesOnTime(cohort, { zone, at: cohort.at })
  const track = await placeInTrack(tx, { cohort, programme }, dates)
  await moveEnrolment(tx, reader.enrolmentId, track.id)
  await admitGuest(tx, reader.enrolmentId, clock.now())
}

type Answer = { confirmation: RegistrationConfirmation; enrolmentId: number; address: Address; now: Date }

async function answer(tx: Database, { confirmation, enrolmentId, address, now }: Answer): Promise<void> {
  const { requestId, ip, keys } = confirmation
  await answerRequest(tx, requestId, now)
  await addConsent(tx, { enrolmentId, event: 'confirmed', at: now, ip, requestId })
  await forgetErased(tx, addressHashes(keys, address))
}
