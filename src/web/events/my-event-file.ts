import type { ReaderWithEvent } from '../../actions/reader-events.ts'
import { calendarFile } from '../../documents/calendar-file.ts'
import { invitationUid } from '../../domain/invitation-uid.ts'
import { sendingDomain } from '../../domain/sending-domain.ts'
import type { Place } from '../me/place.ts'
import { phaseIn } from './event-view.ts'

/** `mailDomain` is that of the UIDs of invitations, where it is set. */
export type FileParts = { mailDomain: string | undefined }

/** The calendar file of a webinar for somebody who has a place at it; undefined for everybody else. */
export function myEventFile(
  course: ReaderWithEvent,
  { now, language }: Pick<Place, 'now' | 'language'>,
  { mailDomain }: FileParts,
): string | undefined {
  const { cohort, programme, found, registration } = course
  const { event, state } = found
  const { start, end } = state.moments
  if (state.facts.kind !== 'webinar' || !start || !end) return undefined
  if (registration?.state !== 'registered' || phaseIn(cohort, found) === 'cancelled') return undefined
  const { title, host, join } = state.facts
  return calendarFile({
    uid: invitationUid({ cohort: cohort.slug, event, domain: sendingDomain(programme.sender, mailDomain) }),
    sequence: state.sequence + registration.revision,
    writtenAt: now,
    start: start.at,
    end: end.at,
    title,
    description: host ?? '',
    ...(join === undefined ? {} : { joinUrl: join }),
    organiser: programme.sender,
    language,
  })
}
