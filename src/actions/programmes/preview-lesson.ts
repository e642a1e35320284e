import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { planTrack } from '../../domain/plan.ts'
import { proposedDayOne } from '../../domain/proposed-day-one.ts'
import { Refused } from '../../domain/refusal.ts'
import { brandVersions } from '../../store/brands.ts'
import type { Database } from '../../store/database.ts'
import type { Reader } from '../../store/readers.ts'
import { type LetterSetting, openSetting } from '../../writing/letter-setting.ts'
import { type SampleDeps, type SampleLetter, writeSampleIn } from '../../writing/sample-letter.ts'
import { versionOf } from '../../writing/setting-version.ts'
import type { Unwritten } from '../../writing/steps.ts'
import { readerOf } from '../letters/sample-of-letter.ts'
import { unsentDelivery } from '../letters/unsent-delivery.ts'

/** A lesson of an edition that nobody may have yet, as whom it is read: somebody of a cohort, or nobody. */
export type PreviewRequest = {
  edition: Edition
  letter: string
  cohort?: Cohort | undefined
  as?: number | undefined
  now: Date
}

export type Preview = {
  written: SampleLetter | Unwritten
  /** Undefined where nobody follows the cohort, or without one. */
  reader: Reader | undefined
  /** When it would leave, in that zone. */
  at: Date
  zone: string
}

/**
 * Writes a lesson with other words than a cohort has, as one of its readers would get it on its day; without a cohort on
 * the dates that a new one is proposed. Nothing is kept, and no other lesson is compiled.
 * @throws Refused `no-such-reader`, or `no-such-letter` where the dates have no such lesson.
 */
export async function previewLesson(deps: SampleDeps, request: PreviewRequest): Promise<Preview> {
  const { edition, letter, cohort, as } = request
  const reader = cohort && (await readerOf(deps.db, { cohort, as }))
  const setting = await settingFor(deps.db, request, reader)
  const { programme } = edition
  const planned = setting.lessons.find((lesson) => lesson.letter === letter)
  if (!planned) throw new Refused({ refused: 'no-such-letter', cohort: programme.title, letter })
  const { dueAt, expiresAt } = planned
  const about = { event: null, reminder: null, audience: null, toldVersion: null, oneOff: null }
  const delivery = unsentDelivery(
    { kind: 'lesson', dueAt, expiresAt, ...about },
    {
      ...{ cohort: setting.cohort, track: setting.track, reader, letter, writtenAt: dueAt },
      writtenVersion: versionOf(setting, dueAt),
      language: reader?.language ?? programme.language,
      firstName: reader?.firstName ?? null,
    },
  )
  const written = await writeSampleIn(deps, { delivery, setting })
  return { written, reader, at: dueAt, zone: setting.track.zone }
}

async function settingFor(
  db: Database,
  { edition, cohort, now }: PreviewRequest,
  reader: Reader | undefined,
): Promise<LetterSetting> {
  if (!cohort) return settingOfNoCohort(db, edition, now)
  const track = reader?.track ?? cohort
  const opened = await openSetting(db, { cohort: cohort.slug, track })
  // Their dates are those of the cohort; a lesson that it has not got yet has the one that the edition gives it.
  const { lessons } = planTrack(edition.programme, cohort.calendar, track)
  return { ...opened, edition, lessons }
}

async function settingOfNoCohort(db: Database, edition: Edition, now: Date): Promise<LetterSetting> {
  const { programme, hash } = edition
  const { title, zone, at, calendar, start, late_joiners: lateJoiners } = programme
  const dates = { dayOne: proposedDayOne(programme, now), zone, at, redated: null }
  const cohort: Cohort = {
    ...{ id: 0, slug: programme.programme, name: title, editionHash: hash, state: 'draft', start, calendar },
    ...{ lateJoiners, signUp: 'closed', capacity: null, archive: 'closed', uidDomain: null },
    ...dates,
  }
  const { lessons } = planTrack(programme, calendar, dates)
  const brands = await brandVersions(db, programme.programme)
  return { cohort, edition, track: dates, lessons, changes: [], corrections: [], brands }
}
