import type { Grammar } from '../grammar.ts'
import { SPANISH_EVENTS } from './es-events.ts'
import { SPANISH_TIME } from './es-time.ts'

/** Cities and lands that Spanish has its own name for. */
const PLACE_NAMES = {
  'Africa/Algiers': 'Argel',
  'Africa/Cairo': 'El Cairo',
  'Africa/Tunis': 'Túnez',
  'America/Bogota': 'Bogotá',
  'America/Cayenne': 'Guayana Francesa',
  'America/Guadeloupe': 'Guadalupe',
  'America/Havana': 'La Habana',
  'America/Martinique': 'Martinica',
  'America/Mexico_City': 'Ciudad de México',
  'America/Miquelon': 'San Pedro y Miquelón',
  'America/New_York': 'Nueva York',
  'America/Panama': 'Panamá',
  'America/St_Barthelemy': 'San Bartolomé',
  'Asia/Tokyo': 'Tokio',
  'Atlantic/Canary': 'Canarias',
  'Europe/Athens': 'Atenas',
  'Europe/Berlin': 'Berlín',
  'Europe/Brussels': 'Bruselas',
  'Europe/Copenhagen': 'Copenhague',
  'Europe/Lisbon': 'Lisboa',
  'Europe/London': 'Londres',
  'Europe/Luxembourg': 'Luxemburgo',
  'Europe/Moscow': 'Moscú',
  'Europe/Paris': 'París',
  'Europe/Prague': 'Praga',
  'Europe/Rome': 'Roma',
  'Europe/Stockholm': 'Estocolmo',
  'Europe/Vienna': 'Viena',
  'Europe/Warsaw': 'Varsovia',
  'Europe/Zurich': 'Zúrich',
  'Indian/Comoro': 'Comoras',
  'Indian/Mauritius': 'Mauricio',
  'Indian/Reunion': 'Reunión',
  'Pacific/Marquesas': 'Marquesas',
  'Pacific/Noumea': 'Nueva Caledonia',
  'Pacific/Wallis': 'Wallis y Futuna',
}

export const GRAMMAR: Grammar = {
  placeNames: PLACE_NAMES,
  places: { 'America/Cayenne': 'en la Guayana Francesa', 'Pacific/Marquesas': 'en las Marquesas' },
  typeset,
  time: SPANISH_TIME,
  events: SPANISH_EVENTS,
}

function typeset(text: string): string {
  return text.replace(/ (?=[–—])/g, '\u00A0').replace(/(n\.º|\d) (?=\d)/g, '$1\u00A0')
}
