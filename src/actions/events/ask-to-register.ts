import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Language } from '../../domain/moment-words.ts'
import { checkGuest, type GuestChoice, type GuestFaults, type TypedGuest } from '../../domain/sign-up-form.ts'
import { addConsent } from '../../store/consents.ts'
import type { Database } from '../../store/database.ts'
import { ensureSubscribers } from '../../store/enrolments.ts'
import { addRequest } from '../../store/requests.ts'
import { addPending, lockAddress, lockEnrolmentOf, makePending } from '../../store/sign-ups.ts'
import { endOfRequest, lettersLeft } from '../enrolments/asked-letters.ts'
import { placeInTrack } from '../enrolments/place-in-track.ts'
import type { PublicEvent } from './public-event.ts'

export type GuestRequest = PublicEvent & {
  typed: TypedGuest
  language: Language
  /** What was shown beside the box that was ticked, word for word. */
  wording: string
  /** From where, when it is known. */
  ip: string | undefined
}

/** `taken` is the same whoever it is. `over`: nobody can register any more. */
export type GuestAnswer = { kind: 'taken' } | { kind: 'wrong'; faults: GuestFaults } | { kind: 'over' }

/**
 * Notes that somebody wants to register for an event on its public page, and has a letter sent to them whose link
 * confirms it: to a reader of the course the same as to anybody else. Beyond three letters a day that anybody can have
 * sent to one address nothing happens.
 */
export async function askToRegister(db: Database, wanted: GuestRequest, clock: Clock): Promise<GuestAnswer> {
  const checked = checkGuest(wanted.typed)
  if (!checked.ok) return { kind: 'wrong', faults: checked.faults }
  if (wanted.phase !== 'coming') return { kind: 'over' }
  await db.transaction().execute((tx) => take(tx, { wanted, choice: checked.choice, clock }))
  return { kind: 'taken' }
}

type Taking = { wanted: GuestRequest; choice: GuestChoice; clock: Clock }

async function take(tx: Database, { wanted, choice, clock }: Taking): Promise<void> {
  const key = addressKey(choice.address)
  await lockAddress(tx, key)
  const now = clock.now()
  if ((await lettersLeft(tx, key, now)) === 0) return
  const enrolmentId = await ensureEnrolment(tx, { wanted, choice, now })
  const detail = { event: wanted.event }
  const expiresAt = endOfRegisterLink(wanted, now)
  const requestId = await addRequest(tx, { enrolmentId, kind: 'register', detail, now, expiresAt })
  const { wording, ip } = wanted
  await addConsent(tx, { enrolmentId, event: 'asked', wording, at: now, ip, requestId })
}

/** Until when a link that confirms a registration works: followed after the start, it would lead to nothing. */
export function endOfRegisterLink({ state }: Pick<GuestRequest, 'state'>, now: Date): Date {
  const end = endOfRequest(now)
  const start = state.moments.start?.at
  return start && start < end ? start : end
}

/** The enrolment of whoever asks; one that is new, or ended, waits for its confirmation as that of a guest. */
async function ensureEnrolment(
  tx: Database,
  { wanted, choice, now }: Omit<Taking, 'clock'> & { now: Date },
): Promise<number> {
  const { cohort, language } = wanted
  const place = { cohortId: cohort.id, addressKey: addressKey(choice.address) }
  const known = await lockEnrolmentOf(tx, place)
  // Whoever it is, the same work: how long the answer takes says nothing either.
  const dates = { dayOne: cohort.dayOne, zone: choice.zone, at: cohort.at }
  const { id: trackId } = await placeInTrack(tx, wanted, dates)
  const { address, firstName } = choice
  await ensureSubscribers(tx, [{ address, addressKey: place.addressKey, firstName }], now)
  const waiting = { trackId, language, follows: 'events' } as const
  const found =
    known ?? (await addPending(tx, { ...place, ...waiting })) ?? (await lockEnrolmentOf(tx, place))
  if (!found) throw new Error('an enrolment that was just there is gone')
  if (found.state === 'unsubscribed') await makePending(tx, found.id, waiting)
  return found.id
}
