import type { Grammar } from '../grammar.ts'
import { ENGLISH_TIME } from './en-time.ts'

const PLACES = {
  'America/Cayenne': 'in French Guiana',
  'America/Miquelon': 'in Saint Pierre and Miquelon',
  'Indian/Reunion': 'in Réunion',
  'Pacific/Noumea': 'in New Caledonia',
  'Pacific/Wallis': 'in Wallis and Futuna',
}

export const GRAMMAR: Grammar = { places: PLACES, typeset: (text) => text, time: ENGLISH_TIME }
