import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { hoursOf } from '../../domain/hours.ts'
import {
  checkSignUp,
  type SignUpChoice,
  type SignUpFaults,
  type TypedSignUp,
} from '../../domain/sign-up-form.ts'
import type { Language } from '../../language/catalogues.ts'
import { keepAsked } from '../../store/asked-forms.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { ensureSubscribers } from '../../store/enrolments.ts'
import { addRequest, type NewRequest } from '../../store/requests.ts'
import {
  addPending,
  type FoundEnrolment,
  lockAddress,
  lockEnrolmentOf,
  makePending,
} from '../../store/sign-ups.ts'
import {
  type CohortCourse,
  datesOfJoining,
  datesOfWaiting,
  firstLessonAfter,
  placeInTrack,
  type TrackDates,
} from './place-in-track.ts'
import { endOfRequest, lettersLeft } from './request-limits.ts'

export type SignUp = CohortCourse & {
  typed: TypedSignUp
  language: Language
  /** The text shown beside the ticked box, word for word. */
  wording: string
  /** The address of the client, when known. */
  ip: string | undefined
  /** When they agreed, if that was before. */
  askedAt?: Date
}

/** `taken` does not reveal who is known: it is the same for every address. `over`: no lesson is left to come. */
export type SignUpAnswer = { kind: 'taken' } | { kind: 'wrong'; faults: SignUpFaults } | { kind: 'over' }

/** `too-many`: so many wait already that this one is not kept, whatever its address. */
export type KeptSignUp = SignUpAnswer | { kind: 'too-many' }

/**
 * Records that somebody wants to join, and queues a letter to them: a confirmation, or the link to their page when they
 * are already enrolled. After three such letters a day to one address nothing happens. A suppressed address receives
 * nothing either: its letter is withdrawn at the hand-over.
 */
export async function signUp(db: Database, wanted: SignUp, clock: Clock): Promise<SignUpAnswer> {
  const looked = look(wanted, clock.now())
  if (looked.kind !== 'taken') return looked
  const { choice, dates } = looked
  await inTransaction(db, (tx) => takeSignUp(tx, { wanted, choice, dates, clock }))
  return { kind: 'taken' }
}

/**
 * Keeps a sign-up to be recorded once it is answered, so that the time of the answer does not reveal who is known.
 * `network` is where it comes from, as limits count it.
 */
export async function keepSignUp(
  db: Database,
  wanted: SignUp & { network?: string | undefined },
  clock: Clock,
): Promise<KeptSignUp> {
  const now = clock.now()
  const looked = look(wanted, now)
  if (looked.kind !== 'taken') return looked
  const { cohort, typed, language, wording, ip, network } = wanted
  const asked = { kind: 'sign-up', cohort: cohort.slug, typed, language, wording, ip } as const
  return { kind: (await keepAsked(db, asked, { network, now })) ? 'taken' : 'too-many' }
}

type Looked =
  | Exclude<SignUpAnswer, { kind: 'taken' }>
  | { kind: 'taken'; choice: SignUpChoice; dates: TrackDates }

function look(wanted: SignUp, now: Date): Looked {
  const checked = checkSignUp(wanted.typed, hoursOf(wanted.programme, wanted.cohort))
  if (!checked.ok) return { kind: 'wrong', faults: checked.faults }
  const dates = datesOfJoining(wanted, checked.choice, now)
  if (!dates || !firstLessonAfter(wanted, dates, now)) return { kind: 'over' }
  return { kind: 'taken', choice: checked.choice, dates }
}

type Taking = { wanted: SignUp; choice: SignUpChoice; dates: TrackDates; clock: Clock }

async function takeSignUp(tx: Database, { wanted, choice, dates, clock }: Taking): Promise<void> {
  const key = addressKey(choice.address)
  await lockAddress(tx, key)
  const now = clock.now()
  if ((await lettersLeft(tx, key, now)) === 0) return
  const { id: enrolmentId, joined } = await ensurePending(tx, { wanted, choice, now })
  const kind = joined === 'course' ? 'already' : 'confirmation'
  const asked = joined === 'course' ? {} : chosen(wanted, dates)
  const requestId = await addRequest(tx, { enrolmentId, kind, ...asked, now, expiresAt: endOfRequest(now) })
  const { wording, ip, askedAt: at = now } = wanted
  await addConsent(tx, { enrolmentId, event: 'asked', wording, at, ip, requestId })
}

/**
 * Anybody can type any address, so what was chosen stays with the request until its link is followed: a guest's dates
 * and language stay as they are, and no track begins.
 */
function chosen({ language }: SignUp, { zone, at }: TrackDates): Pick<NewRequest, 'detail' | 'language'> {
  return { detail: { dates: { zone, at } }, language }
}

type Ensuring = Omit<Taking, 'clock' | 'dates'> & { now: Date }

/**
 * Returns the enrolment, pending. If the person has already joined, as a reader of the course or as
 * a guest of events, it stays as it is and `joined` says which.
 */
async function ensurePending(
  tx: Database,
  { wanted, choice, now }: Ensuring,
): Promise<{ id: number; joined?: FoundEnrolment['follows'] }> {
  const { cohort, language } = wanted
  const member = { cohortId: cohort.id, addressKey: addressKey(choice.address) }
  const known = await lockEnrolmentOf(tx, member)
  // The same work runs for known and unknown addresses, so the response time does not reveal which it is.
  const { id: trackId } = await placeInTrack(tx, wanted, datesOfWaiting(cohort))
  const { address, firstName } = choice
  await ensureSubscribers(tx, [{ address, addressKey: member.addressKey, firstName }], now)
  const found = known ?? (await addPending(tx, { ...member, trackId, language, follows: 'course' }))
  // If nothing was added, an import has enrolled the same person meanwhile, and has committed by now.
  const enrolment = found ?? (await lockEnrolmentOf(tx, member))
  if (!enrolment) throw new Error('an enrolment that was just there is gone')
  const { id, state, follows } = enrolment
  if (state === 'active' || state === 'paused') return { id, joined: follows }
  await makePending(tx, id, { trackId, language, follows: 'course' })
  return { id }
}
