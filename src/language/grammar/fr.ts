import type { Grammar } from '../grammar.ts'
import { FRENCH_EVENTS } from './fr-events.ts'
import { FRENCH_PLACE_NAMES, FRENCH_PLACES } from './fr-places.ts'
import { FRENCH_TIME } from './fr-time.ts'

export const GRAMMAR: Grammar = {
  placeNames: FRENCH_PLACE_NAMES,
  places: FRENCH_PLACES,
  quotes: [
    ['«', '»'],
    ['“', '”'],
  ],
  typeset,
  bound,
  time: FRENCH_TIME,
  events: FRENCH_EVENTS,
}

function typeset(text: string): string {
  return text
    .replace(/«[ \u00A0]/g, '«\u202F')
    .replace(/[ \u00A0]([»;!?])/g, '\u202F$1')
    .replace(/ (?=[:–—])/g, '\u00A0')
    .replace(/(n[o°]|\d) (?=\d)/g, '$1\u00A0')
}

/** As the catalogue of messages has them: a narrow space before « ; », « ! » and « ? » alone. */
function bound(text: string): string {
  return text
    .replace(/« +/g, '«\u00A0')
    .replace(/(?<! ) +(?=[:»%])/g, '\u00A0')
    .replace(/(?<! ) +(?=[;!?])/g, '\u202F')
}
