const PLACES: Readonly<Record<string, string>> = {
  'America/Cayenne': 'Guyane',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'Indian/Reunion': 'La Réunion',
  'Pacific/Noumea': 'Nouvelle-Calédonie',
  'Pacific/Wallis': 'Wallis-et-Futuna',
}

/** Places that French does not put after « à », or has its own name for. */
const IN_FRENCH: Readonly<Record<string, string>> = {
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

const IN_ENGLISH: Readonly<Record<string, string>> = {
  'America/Cayenne': 'in French Guiana',
  'America/Miquelon': 'in Saint Pierre and Miquelon',
  'Indian/Reunion': 'in Réunion',
  'Pacific/Noumea': 'in New Caledonia',
  'Pacific/Wallis': 'in Wallis and Futuna',
}

/** The areas of the tz database; zones outside of them, such as `Etc/UTC`, `EST` or `US/Eastern`, name no place. */
const AREA = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//

/** The place that a reader knows a zone by: « Paris » for `Europe/Paris`. */
export function placeOf(zone: string): string {
  return PLACES[zone] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}

/** « à Paris », « en Guyane »; `in Paris`. Undefined for a zone that names no place, such as `Etc/UTC`. */
export function inPlace(zone: string, language: 'fr' | 'en'): string | undefined {
  if (!AREA.test(zone)) return undefined
  return language === 'fr'
    ? (IN_FRENCH[zone] ?? `à ${placeOf(zone)}`)
    : (IN_ENGLISH[zone] ?? `in ${placeOf(zone)}`)
}
