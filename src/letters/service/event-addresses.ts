import type { EventContext } from './event-context.ts'

/** Where a reader and an event stand. */
export type EventState = {
  readonly waiting: boolean
  readonly registered: boolean
  readonly attended: boolean
  readonly absent: boolean
  /** The event has started, and has ended: a whole day, once it is over. */
  readonly begun: boolean
  readonly over: boolean
}

/**
 * The label of the button tells which address it has. Where people take part is nothing for those who have no place,
 * nor once it is over: their button has the page.
 */
export function addressesOf({ urls, event }: EventContext, state: EventState): object {
  const { calendars, me = '', page, unsubscribe, help } = urls
  const isRoom = urls.link === event.joinUrl
  const joins = isRoom && state.registered && !state.over
  const link = isRoom && !joins ? page : urls.link
  const isUseful = state.waiting || (event.kind === 'webinar' && state.registered && !state.begun)
  return {
    joins,
    replays: link === event.replayUrl,
    link_url: link,
    opens_page: link === page,
    offers_page: event.kind !== 'release' && (link !== page || isUseful),
    page_url: page,
    unsubscribe_url: unsubscribe,
    me_url: me,
    help_url: help,
    has_calendars: calendars !== undefined,
    google_url: calendars?.google ?? '',
    outlook_url: calendars?.outlook ?? '',
    office_url: calendars?.office ?? '',
    file_url: calendars?.file ?? '',
  }
}
