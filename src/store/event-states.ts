import { type RawBuilder, sql } from 'kysely'

/** Where people stand with an event: `attended` and `absent` are those of the registered of whom it is known. */
export const EVENT_STATES = ['registered', 'waiting', 'left', 'attended', 'absent'] as const
export type EventState = (typeof EVENT_STATES)[number]

/** Whether the registration `r` stands so. */
export function standsAs(state: EventState): RawBuilder<boolean> {
  switch (state) {
    case 'attended':
      return sql`(r.state = 'registered' and r.attended)`
    case 'absent':
      return sql`(r.state = 'registered' and not r.attended)`
    default:
      return sql`(r.state = ${state})`
  }
}
