import type { Grammar } from '../grammar.ts'
import { SPANISH_EVENTS } from './es-events.ts'
import { SPANISH_PLACE_NAMES, SPANISH_PLACES } from './es-places.ts'
import { SPANISH_TIME } from './es-time.ts'

export const GRAMMAR: Grammar = {
  placeNames: SPANISH_PLACE_NAMES,
  places: SPANISH_PLACES,
  quotes: [
    ['«', '»'],
    ['“', '”'],
  ],
  typeset,
  bound: (text) => text,
  time: SPANISH_TIME,
  events: SPANISH_EVENTS,
}

function typeset(text: string): string {
  return text.replace(/ (?=[–—])/g, '\u00A0').replace(/(n\.º|\d) (?=\d)/g, '$1\u00A0')
}
