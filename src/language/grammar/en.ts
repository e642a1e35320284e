import type { Grammar } from '../grammar.ts'
import { ENGLISH_EVENTS } from './en-events.ts'
import { ENGLISH_TIME } from './en-time.ts'

const PLACE_NAMES = {
  'America/Cayenne': 'French Guiana',
  'America/Miquelon': 'Saint Pierre and Miquelon',
  'Indian/Reunion': 'Réunion',
  'Pacific/Noumea': 'New Caledonia',
  'Pacific/Wallis': 'Wallis and Futuna',
}

export const GRAMMAR: Grammar = {
  placeNames: PLACE_NAMES,
  places: {},
  typeset: (text) => text,
  time: ENGLISH_TIME,
  events: ENGLISH_EVENTS,
}
