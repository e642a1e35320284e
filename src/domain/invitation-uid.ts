/**
 * The UID of an event of a cohort (RFC 5545 §3.8.4.7), the same whatever becomes of the event: calendars know it by
 * nothing else. `cohort` is a slug, and `domain` the one in A-labels that is kept for the cohort.
 */
export function invitationUid({
  cohort,
  event,
  domain,
}: Record<'cohort' | 'event' | 'domain', string>): string {
  return `${cohort}.${event}@${domain}`
}
