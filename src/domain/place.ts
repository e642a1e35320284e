const PLACES: Readonly<Record<string, string>> = {
  'America/Cayenne': 'Guyane',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'Indian/Reunion': 'La Réunion',
  'Pacific/Noumea': 'Nouvelle-Calédonie',
  'Pacific/Wallis': 'Wallis-et-Futuna',
}

/** The place that a reader knows a zone by: « Paris » for `Europe/Paris`. */
export function placeOf(zone: string): string {
  return PLACES[zone] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}
