import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { checkGuest, type GuestChoice, type GuestFaults, type TypedGuest } from '../../domain/sign-up-form.ts'
import type { Language } from '../../language/catalogues.ts'
import { keepAsked } from '../../store/asked-forms.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { ensureSubscribers } from '../../store/enrolments.ts'
import { addRequest } from '../../store/requests.ts'
import { addPending, lockAddress, lockEnrolmentOf, makePending } from '../../store/sign-ups.ts'
import { datesOfWaiting, placeInTrack } from '../enrolments/place-in-track.ts'
import { endOfRequest, lettersLeft } from '../enrolments/request-limits.ts'
import type { PublicEvent } from './public-event.ts'

export type GuestRequest = PublicEvent & {
  typed: TypedGuest
  language: Language
  /** The text shown beside the ticked box, word for word. */
  wording: string
  /** The address of the client, when known. */
  ip: string | undefined
  /** When they agreed, if that was before. */
  askedAt?: Date
}

/** `taken` is the same for every address. `over`: nobody can register any more. */
export type GuestAnswer = { kind: 'taken' } | { kind: 'wrong'; faults: GuestFaults } | { kind: 'over' }

/**
 * Records that somebody wants to register for an event on its public page, and queues a letter whose link confirms it.
 * A reader of the course receives the same letter as anybody else. After three requested letters a day to one address
 * nothing happens.
 */
export async function askToRegister(db: Database, wanted: GuestRequest, clock: Clock): Promise<GuestAnswer> {
  const checked = checkGuest(wanted.typed)
  if (!checked.ok) return { kind: 'wrong', faults: checked.faults }
  if (wanted.phase !== 'coming') return { kind: 'over' }
  await inTransaction(db, (tx) => addGuestRequest(tx, { wanted, choice: checked.choice, clock }))
  return { kind: 'taken' }
}

/**
 * Keeps a registration to be recorded once it is answered, as `keepSignUp` does.
 * @returns false when so many wait already that this one is not kept.
 */
export async function keepRegistration(
  db: Database,
  wanted: GuestRequest & { network?: string | undefined },
  clock: Clock,
): Promise<boolean> {
  const { cohort, event, typed, language, wording, ip, network } = wanted
  const asked = { kind: 'register', cohort: cohort.slug, event, typed, language, wording, ip } as const
  return keepAsked(db, asked, { network, now: clock.now() })
}

type Taking = { wanted: GuestRequest; choice: GuestChoice; clock: Clock }

async function addGuestRequest(tx: Database, { wanted, choice, clock }: Taking): Promise<void> {
  const key = addressKey(choice.address)
  await lockAddress(tx, key)
  const now = clock.now()
  if ((await lettersLeft(tx, key, now)) === 0) return
  const enrolmentId = await ensureEnrolment(tx, { wanted, choice, now })
  const detail = { event: wanted.event, dates: { zone: choice.zone, at: wanted.cohort.at } }
  const expiresAt = endOfRegisterLink(wanted, now)
  const requestId = await addRequest(tx, { enrolmentId, kind: 'register', detail, now, expiresAt })
  const { wording, ip, askedAt: at = now } = wanted
  await addConsent(tx, { enrolmentId, event: 'asked', wording, at, ip, requestId })
}

/**
 * The instant at which a link that confirms a registration expires: the start of the event at the latest, since the
 * link would lead nowhere after it.
 */
export function endOfRegisterLink({ state }: Pick<GuestRequest, 'state'>, now: Date): Date {
  const end = endOfRequest(now)
  const start = state.moments.start?.at
  return start && start < end ? start : end
}

/** The enrolment of the person who asks. A new or ended enrolment becomes pending, as a guest's. */
async function ensureEnrolment(
  tx: Database,
  { wanted, choice, now }: Omit<Taking, 'clock'> & { now: Date },
): Promise<number> {
  const { cohort, language } = wanted
  const member = { cohortId: cohort.id, addressKey: addressKey(choice.address) }
  const known = await lockEnrolmentOf(tx, member)
  // The same work runs for known and unknown addresses, so the response time does not reveal which it is.
  const { id: trackId } = await placeInTrack(tx, wanted, datesOfWaiting(cohort))
  const { address, firstName } = choice
  await ensureSubscribers(tx, [{ address, addressKey: member.addressKey, firstName }], now)
  const waiting = { trackId, language, follows: 'events' } as const
  const found =
    known ?? (await addPending(tx, { ...member, ...waiting })) ?? (await lockEnrolmentOf(tx, member))
  if (!found) throw new Error('an enrolment that was just there is gone')
  if (found.state === 'unsubscribed') await makePending(tx, found.id, waiting)
  return found.id
}
