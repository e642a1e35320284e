import type { ReaderWithEvent } from '../../../actions/events/reader-events.ts'
import { calendarFile } from '../../../documents/calendar-file.ts'
import { invitationUid } from '../../../domain/invitation-uid.ts'
import { uidDomain } from '../../../writing/uid-domain.ts'
import type { Place } from '../me/place.ts'
import { phaseIn } from './event-view.ts'

/** `mailDomain` is that of UIDs where it is set and none was told before. */
export type FileParts = { mailDomain: string | undefined }

/** The calendar file of a webinar for somebody who has a place at it; undefined for everybody else. */
export async function myEventFile(
  course: ReaderWithEvent,
  { parts, now, language }: Pick<Place, 'parts' | 'now' | 'language'>,
  { mailDomain }: FileParts,
): Promise<string | undefined> {
  const { cohort, programme, found, registration } = course
  const { event, state } = found
  const { start, end } = state.moments
  if (state.facts.kind !== 'webinar' || !start || !end) return undefined
  if (registration?.state !== 'registered' || phaseIn(cohort, found) === 'cancelled') return undefined
  const { title, host, join } = state.facts
  const domain = await uidDomain(parts.db, { cohort, sender: programme.sender, mailDomain })
  return calendarFile({
    uid: invitationUid({ cohort: cohort.slug, event, domain }),
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
