import type { Cohort } from '../../domain/cohort.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { findReader, type Reader } from '../../store/readers.ts'
import { findEventDispatch, findFirstFollower, findWrittenFacts } from '../../store/samples.ts'
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

/** Which letter of a cohort, and as whom: an enrolment of it, or whoever comes first. */
export type SampleRequest = { cohort: Cohort; letter: string; as?: number | undefined }

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
  const { cohort, letter } = request
  const reader = await readerOf(db, request)
  const track = reader?.track ?? cohort
  const setting = await openSetting(db, { cohort: cohort.slug, track })
  const planned = await plannedLetter(db, { setting, letter, trackId: reader?.track.id })
  if (!planned) throw new Refused({ refused: 'no-such-letter', cohort: cohort.slug, letter })
  const facts = reader && (await findWrittenFacts(db, { enrolmentId: reader.enrolmentId, letter }))
  const writtenAt = facts?.writtenAt ?? planned.dueAt
  const delivery = unsentDelivery(planned, {
    ...{ cohort, track, reader, letter, writtenAt },
    writtenVersion: facts?.writtenVersion ?? versionOf(setting, writtenAt),
    language: reader?.language ?? setting.edition.programme.language,
    firstName: facts ? facts.writtenName : (reader?.firstName ?? null),
  })
  const written = await writeSample(deps, delivery)
  return { written, kind: planned.kind, reader, at: writtenAt, zone: track.zone, isOut: facts !== undefined }
}

/** Whom a sample of a cohort is written to. @throws Refused `no-such-reader`. */
export async function readerOf(
  db: Database,
  { cohort, as }: Omit<SampleRequest, 'letter'>,
): Promise<Reader | undefined> {
  const id = as ?? (await findFirstFollower(db, cohort.id))
  const reader = id === undefined ? undefined : await findReader(db, id)
  if (as !== undefined && reader?.cohort !== cohort.slug)
    throw new Refused({ refused: 'no-such-reader', cohort: cohort.slug })
  return reader
}

/** A lesson has its day in the plan of any dates, a letter about an event in the ledger. */
async function plannedLetter(
  db: Database,
  { setting, letter, trackId }: { setting: LetterSetting; letter: string; trackId: number | undefined },
): Promise<PlannedSample | undefined> {
  const lesson = setting.lessons.find((each) => each.letter === letter)
  if (!lesson) return findEventDispatch(db, { cohortId: setting.cohort.id, letter, trackId })
  const { dueAt, expiresAt } = lesson
  return { kind: 'lesson', dueAt, expiresAt, event: null, reminder: null, audience: null, toldVersion: null }
}
