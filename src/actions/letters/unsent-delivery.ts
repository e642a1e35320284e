import type { Cohort, Track } from '../../domain/cohort.ts'
import type { ClaimedDelivery } from '../../store/claims.ts'
import type { Reader } from '../../store/readers.ts'
import { inTrack } from '../../writing/letter-setting.ts'
import type { SampleKind } from '../../writing/sample-letter.ts'

/** When a letter leaves, and what it is about. */
export type PlannedSample = Pick<
  ClaimedDelivery,
  'event' | 'reminder' | 'audience' | 'toldVersion' | 'oneOff' | 'expiresAt'
> & {
  kind: SampleKind
  dueAt: Date
}

/** What a letter speaks from, and to whom. */
type Occasion = Pick<
  ClaimedDelivery,
  'letter' | 'writtenAt' | 'writtenVersion' | 'language' | 'firstName'
> & {
  cohort: Cohort
  track: Omit<Track, 'id'>
  reader: Reader | undefined
}

/** A delivery of a sample, which is in no ledger: no row has its id, so that nothing can be written down for it. */
export function unsentDelivery(
  { dueAt: _, ...planned }: PlannedSample,
  { cohort, track, reader, ...occasion }: Occasion,
): ClaimedDelivery & { kind: SampleKind } {
  return {
    ...planned,
    ...occasion,
    ...{ id: 0, fence: -1, dispatchId: 0, trackId: 0, requestId: null, attempts: 0, isTry: false },
    ...{ cohortId: cohort.id, cohort: cohort.slug },
    ...inTrack(track),
    ...{
      troubled: false,
      troubledDomains: [],
      nextDomainTryAt: null,
      slowedUntil: null,
      pausedBy: null,
      nextTryAt: null,
      isHeldBack: false,
    },
    enrolmentId: reader?.enrolmentId ?? 0,
    generation: reader?.generation ?? 0,
    // No part of a letter shows the address of its reader.
    address: reader?.address ?? ('nobody@localhost' as ClaimedDelivery['address']),
  }
}
