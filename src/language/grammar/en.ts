import type { Grammar } from '../grammar.ts'
import { ENGLISH_EVENTS } from './en-events.ts'
import { ENGLISH_PLACE_NAMES, ENGLISH_PLACES } from './en-places.ts'
import { ENGLISH_TIME } from './en-time.ts'

export const GRAMMAR: Grammar = {
  placeNames: ENGLISH_PLACE_NAMES,
  places: ENGLISH_PLACES,
  quotes: [
    ['“', '”'],
    ['‘', '’'],
  ],
  typeset: (text) => text,
  bound: (text) => text,
  time: ENGLISH_TIME,
  events: ENGLISH_EVENTS,
}
