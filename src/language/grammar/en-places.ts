/** What the places of zones are called in English where the tz database spells them otherwise, or as they were. */
export const ENGLISH_PLACE_NAMES = {
  'Africa/Lome': 'Lomé',
  'Africa/Ndjamena': 'N’Djamena',
  'America/Bogota': 'Bogotá',
  'America/Cayenne': 'French Guiana',
  'America/Godthab': 'Nuuk',
  'America/Marigot': 'Saint-Martin',
  'America/Miquelon': 'Saint Pierre and Miquelon',
  'America/Sao_Paulo': 'São Paulo',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'America/St_Johns': 'St. John’s',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Canary': 'Canary Islands',
  'Europe/Kiev': 'Kyiv',
  'Indian/Comoro': 'Comoros',
  'Indian/Reunion': 'Réunion',
  'Pacific/Efate': 'Port Vila',
  'Pacific/Noumea': 'New Caledonia',
  'Pacific/Wallis': 'Wallis and Futuna',
}

/** Places that English says with an article. */
export const ENGLISH_PLACES = {
  'Atlantic/Azores': 'in the Azores',
  'Atlantic/Canary': 'in the Canary Islands',
  'Indian/Comoro': 'in the Comoros',
  'Pacific/Marquesas': 'in the Marquesas',
}
