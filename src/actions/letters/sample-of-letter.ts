import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { oneOffId } from '../../domain/one-off.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { findOneOff, type OneOffKey } from '../../store/one-offs.ts'
import { findReader, type Reader } from '../../store/readers.ts'
import {
  findEventDispatch,
  findFirstFollower,
  findOneOffTimes,
  findWrittenFacts,
} from '../../store/samples.ts'
import { type LetterSetting, openSetting } from '../../writing/letter-setting.ts'
import {
  type SampleDeps,
  type SampleKind,
  type SampleLetter,
  writeSample,
} from '../../writing/sample-letter.ts'
import { versionOf } from '../../writing/setting-version.ts'
import type { Unwritten } from '../../writing/steps.ts'
import { type PlannedSample, unsentDelivery } from './unsent-delivery.ts'

/**
 * Which letter of a cohort, and as whom: an enrolment of it, or whoever comes first. `edition`: in whose words, where
 * they are not those that it has.
 */
export type SampleRequest = {
  cohort: Cohort
  letter: string
  as?: number | undefined
  edition?: Edition | undefined
  now: Date
}

export type Sample = {
  written: SampleLetter | Unwritten
  kind: SampleKind
  /** Whom it is written to; undefined while nobody follows the cohort. */
  reader: Reader | undefined
  /** When it leaves, or left, for that reader, in their zone. */
  at: Date
  zone: string
  /** Whether it reads as it was written to that reader before. */
  isOut: boolean
}

/**
 * Writes a letter as a reader gets it on its day, or got it. Changes nothing.
 * @throws Refused `no-such-letter`, `no-such-reader`.
 */
export async function sampleOfLetter(deps: SampleDeps, request: SampleRequest): Promise<Sample> {
  const { db } = deps
  const { cohort, letter, now } = request
  const reader = await readerOf(db, request)
  const track = reader?.track ?? cohort
  const setting = await openSetting(db, { cohort: cohort.slug, track })
  const planned = await plannedLetter(db, { setting, letter, trackId: reader?.track.id, now })
  if (!planned) throw new Refused({ refused: 'no-such-letter', cohort: cohort.slug, letter })
  const facts = reader && (await findWrittenFacts(db, { enrolmentId: reader.enrolmentId, letter }))
  const writtenAt = facts?.writtenAt ?? planned.dueAt
  const delivery = unsentDelivery(planned, {
    ...{ cohort, track, reader, letter, writtenAt },
    writtenVersion: facts?.writtenVersion ?? versionOf(setting, writtenAt),
    language: reader?.language ?? setting.edition.programme.language,
    firstName: facts ? facts.writtenName : (reader?.firstName ?? null),
  })
  const written = await writeSample(deps, delivery, request.edition)
  return { written, kind: planned.kind, reader, at: writtenAt, zone: track.zone, isOut: facts !== undefined }
}

type Wanted = { setting: LetterSetting; letter: string; trackId: number | undefined; now: Date }

/** Whom a sample of a cohort is written to. @throws Refused `no-such-reader`. */
export async function readerOf(
  db: Database,
  { cohort, as }: Pick<SampleRequest, 'cohort' | 'as'>,
): Promise<Reader | undefined> {
  const id = as ?? (await findFirstFollower(db, cohort.id))
  const reader = id === undefined ? undefined : await findReader(db, id)
  if (as !== undefined && reader?.cohort !== cohort.slug)
    throw new Refused({ refused: 'no-such-reader', cohort: cohort.slug })
  return reader
}

/**
 * A lesson has its day in the plan of any dates, other letters in the ledger; the draft of a one-off letter would leave
 * now.
 */
async function plannedLetter(
  db: Database,
  { setting, letter, trackId, now }: Wanted,
): Promise<PlannedSample | undefined> {
  const id = oneOffId(letter)
  if (id !== undefined) return plannedOneOff(db, { cohortId: setting.cohort.id, id, trackId, now })
  const lesson = setting.lessons.find((each) => each.letter === letter)
  if (!lesson) {
    const about = await findEventDispatch(db, { cohortId: setting.cohort.id, letter, trackId })
    return about && { ...about, oneOff: null }
  }
  const { dueAt, expiresAt } = lesson
  return { ...ABOUT_NOTHING, kind: 'lesson', dueAt, expiresAt, oneOff: null }
}

const ABOUT_NOTHING = { event: null, reminder: null, audience: null, toldVersion: null }

async function plannedOneOff(
  db: Database,
  { cohortId, id, trackId, now }: OneOffKey & Pick<Wanted, 'trackId' | 'now'>,
): Promise<PlannedSample | undefined> {
  const oneOff = await findOneOff(db, { cohortId, id })
  if (!oneOff) return undefined
  const times = (await findOneOffTimes(db, { id, trackId })) ?? { dueAt: now, expiresAt: now }
  return { ...ABOUT_NOTHING, ...times, kind: 'one-off', oneOff }
}
