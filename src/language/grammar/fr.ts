import type { Grammar } from '../grammar.ts'
import { FRENCH_EVENTS } from './fr-events.ts'
import { FRENCH_TIME } from './fr-time.ts'

/** What readers in these places call them. */
const PLACE_NAMES = {
  'America/Cayenne': 'Guyane',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'Indian/Reunion': 'La Réunion',
  'Pacific/Noumea': 'Nouvelle-Calédonie',
  'Pacific/Wallis': 'Wallis-et-Futuna',
}

/** Places that French does not put after « à », or has its own name for. */
const PLACES = {
  'Africa/Algiers': 'à Alger',
  'Africa/Cairo': 'au Caire',
  'America/Cayenne': 'en Guyane',
  'America/Guadeloupe': 'en Guadeloupe',
  'America/Martinique': 'en Martinique',
  'America/Montreal': 'à Montréal',
  'America/New_York': 'à New York',
  'America/St_Barthelemy': 'à Saint-Barthélemy',
  'Europe/Brussels': 'à Bruxelles',
  'Europe/Lisbon': 'à Lisbonne',
  'Europe/London': 'à Londres',
  'Indian/Comoro': 'aux Comores',
  'Indian/Kerguelen': 'aux Kerguelen',
  'Indian/Mauritius': 'à Maurice',
  'Pacific/Gambier': 'aux Gambier',
  'Pacific/Marquesas': 'aux Marquises',
  'Pacific/Noumea': 'en Nouvelle-Calédonie',
}

export const GRAMMAR: Grammar = {
  placeNames: PLACE_NAMES,
  places: PLACES,
  typeset,
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
