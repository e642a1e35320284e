import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { hoursOf } from '../../domain/hours.ts'
import type { Language } from '../../domain/moment-words.ts'
import {
  checkSignUp,
  type SignUpChoice,
  type SignUpFaults,
  type TypedSignUp,
} from '../../domain/sign-up-form.ts'
import { addConsent } from '../../store/consents.ts'
import type { Database } from '../../store/database.ts'
import { ensureSubscribers } from '../../store/enrolments.ts'
import { addRequest, type NewRequest } from '../../store/requests.ts'
import {
  addPending,
  type FoundEnrolment,
  lockAddress,
  lockEnrolmentOf,
  makePending,
} from '../../store/sign-ups.ts'
import { endOfRequest, lettersLeft } from './asked-letters.ts'
import {
  type CohortCourse,
  datesOfJoining,
  firstLessonAfter,
  placeInTrack,
  type TrackDates,
} from './place-in-track.ts'

export type SignUp = CohortCourse & {
  typed: TypedSignUp
  language: Language
  /** What was shown beside the box that was ticked, word for word. */
  wording: string
  /** From where, when it is known. */
  ip: string | undefined
}

/** `taken` says nothing about who is known: it is the same whatever was done. `over`: no lesson is left to come. */
export type SignUpAnswer = { kind: 'taken' } | { kind: 'wrong'; faults: SignUpFaults } | { kind: 'over' }

/**
 * Notes that somebody wants to join, and has a letter sent to them: a confirmation, or the address of their page when
 * they are enrolled already. Beyond three such letters a day to one address nothing happens. A suppressed address gets
 * nothing either: its letter is withdrawn at the hand-over.
 */
export async function signUp(db: Database, wanted: SignUp, clock: Clock): Promise<SignUpAnswer> {
  const checked = checkSignUp(wanted.typed, hoursOf(wanted.programme, wanted.cohort))
  if (!checked.ok) return { kind: 'wrong', faults: checked.faults }
  const now = clock.now()
  const dates = datesOfJoining(wanted, checked.choice, now)
  if (!dates || !firstLessonAfter(wanted, dates, now)) return { kind: 'over' }
  await db.transaction().execute((tx) => takeSignUp(tx, { wanted, choice: checked.choice, dates, clock }))
  return { kind: 'taken' }
}

type Taking = { wanted: SignUp; choice: SignUpChoice; dates: TrackDates; clock: Clock }

async function takeSignUp(tx: Database, { wanted, choice, dates, clock }: Taking): Promise<void> {
  const key = addressKey(choice.address)
  await lockAddress(tx, key)
  const now = clock.now()
  if ((await lettersLeft(tx, key, now)) === 0) return
  const { id: enrolmentId, joined } = await ensurePending(tx, { wanted, choice, dates, now })
  const kind = joined === 'course' ? 'already' : 'confirmation'
  const asked = joined === 'events' ? asGuest(wanted, dates) : {}
  const requestId = await addRequest(tx, { enrolmentId, kind, ...asked, now, expiresAt: endOfRequest(now) })
  const { wording, ip } = wanted
  await addConsent(tx, { enrolmentId, event: 'asked', wording, at: now, ip, requestId })
}

/** Anybody can type the address of a guest, whose dates and language stay until the link is followed. */
function asGuest({ language }: SignUp, { zone, at }: TrackDates): Pick<NewRequest, 'detail' | 'language'> {
  return { detail: { dates: { zone, at } }, language }
}

type Ensuring = Omit<Taking, 'clock'> & { now: Date }

/**
 * The enrolment, waiting for its confirmation with these choices, unless its person has joined already: that of a reader
 * of the course, or of a guest of events.
 */
async function ensurePending(
  tx: Database,
  { wanted, choice, dates, now }: Ensuring,
): Promise<{ id: number; joined?: FoundEnrolment['follows'] }> {
  const { cohort, language } = wanted
  const place = { cohortId: cohort.id, addressKey: addressKey(choice.address) }
  const known = await lockEnrolmentOf(tx, place)
  // Whoever it is, the same work: how long the answer takes says nothing either.
  const { id: trackId } = await placeInTrack(tx, wanted, dates)
  const { address, firstName } = choice
  await ensureSubscribers(tx, [{ address, addressKey: place.addressKey, firstName }], now)
  const found = known ?? (await addPending(tx, { ...place, trackId, language, follows: 'course' }))
  // An import that enrolled the same person meanwhile has committed by now.
  const enrolment = found ?? (await lockEnrolmentOf(tx, place))
  if (!enrolment) throw new Error('an enrolment that was just there is gone')
  const { id, state, follows } = enrolment
  if (state === 'active' || state === 'paused') return { id, joined: follows }
  await makePending(tx, id, { trackId, language, follows: 'course' })
  return { id }
}
