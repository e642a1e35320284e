import type { Language } from '../language/catalogues.ts'
import { placeOf } from './place.ts'

/** A part of the world by its code (ISO 3166-1, UN M.49), and zones of it as they are kept. */
type Part = { region: string; zones: readonly string[] }

/** One zone for each clock that people live by, and where French is spoken one for each land. */
const PARTS: readonly Part[] = [
  {
    region: 'FR',
    zones: [
      ...['Europe/Paris', 'America/Cayenne', 'America/Guadeloupe', 'America/Marigot', 'America/Martinique'],
      ...['America/Miquelon', 'America/St_Barthelemy', 'Indian/Mayotte', 'Indian/Reunion', 'Pacific/Gambier'],
      ...['Pacific/Marquesas', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis'],
    ],
  },
  {
    region: '002',
    zones: [
      ...['Africa/Abidjan', 'Africa/Algiers', 'Africa/Bamako', 'Africa/Brazzaville', 'Africa/Cairo'],
      ...['Africa/Casablanca', 'Africa/Conakry', 'Africa/Dakar', 'Africa/Djibouti', 'Africa/Douala'],
      ...['Africa/Johannesburg', 'Africa/Kigali', 'Africa/Kinshasa', 'Africa/Lagos', 'Africa/Libreville'],
      ...['Africa/Lome', 'Africa/Nairobi', 'Africa/Ndjamena', 'Africa/Niamey', 'Africa/Nouakchott'],
      ...['Africa/Ouagadougou', 'Africa/Porto-Novo', 'Africa/Tunis', 'Atlantic/Cape_Verde'],
      ...['Indian/Antananarivo', 'Indian/Comoro', 'Indian/Mauritius'],
    ],
  },
  {
    region: '019',
    zones: [
      ...[
        'America/Anchorage',
        'America/Bogota',
        'America/Buenos_Aires',
        'America/Caracas',
        'America/Chicago',
      ],
      ...['America/Denver', 'America/Godthab', 'America/Halifax', 'America/Havana', 'America/Lima'],
      ...['America/Los_Angeles', 'America/Mexico_City', 'America/New_York', 'America/Panama'],
      ...['America/Port-au-Prince', 'America/Santiago', 'America/Santo_Domingo', 'America/Sao_Paulo'],
      ...['America/St_Johns', 'America/Toronto', 'America/Vancouver', 'Pacific/Honolulu'],
    ],
  },
  {
    region: '142',
    zones: [
      ...['Asia/Baghdad', 'Asia/Baku', 'Asia/Bangkok', 'Asia/Beirut', 'Asia/Calcutta', 'Asia/Dhaka'],
      ...['Asia/Dubai', 'Asia/Gaza', 'Asia/Hong_Kong', 'Asia/Jakarta', 'Asia/Jerusalem', 'Asia/Kabul'],
      ...['Asia/Karachi', 'Asia/Katmandu', 'Asia/Manila', 'Asia/Phnom_Penh', 'Asia/Rangoon', 'Asia/Riyadh'],
      ...['Asia/Saigon', 'Asia/Seoul', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Taipei', 'Asia/Tashkent'],
      ...['Asia/Tbilisi', 'Asia/Tehran', 'Asia/Tokyo', 'Asia/Vientiane', 'Asia/Yerevan'],
    ],
  },
  {
    region: '150',
    zones: [
      ...['Atlantic/Azores', 'Atlantic/Canary', 'Atlantic/Reykjavik', 'Europe/Amsterdam', 'Europe/Athens'],
      ...['Europe/Berlin', 'Europe/Brussels', 'Europe/Bucharest', 'Europe/Budapest', 'Europe/Copenhagen'],
      ...['Europe/Dublin', 'Europe/Helsinki', 'Europe/Istanbul', 'Europe/Kiev', 'Europe/Lisbon'],
      ...['Europe/London', 'Europe/Luxembourg', 'Europe/Madrid', 'Europe/Monaco', 'Europe/Moscow'],
      ...['Europe/Oslo', 'Europe/Prague', 'Europe/Rome', 'Europe/Sofia', 'Europe/Stockholm'],
      ...['Europe/Vienna', 'Europe/Warsaw', 'Europe/Zurich'],
    ],
  },
  {
    region: '009',
    zones: [
      ...['Australia/Adelaide', 'Australia/Brisbane', 'Australia/Darwin', 'Australia/Perth'],
      ...['Australia/Sydney', 'Pacific/Apia', 'Pacific/Auckland', 'Pacific/Efate', 'Pacific/Fiji'],
    ],
  },
]

const FIRST = 'Europe/Paris'

/** The zones of a part of the world, each with the place that readers know it by, in the order of these names. */
export type ZoneGroup = { label: string; zones: { zone: string; place: string }[] }

/** The zones that readers choose from, Paris and the overseas first, in the words of a language. */
export function zoneList(language: Language): readonly ZoneGroup[] {
  const found = known.get(language) ?? readList(language)
  known.set(language, found)
  return found
}

const known = new Map<Language, readonly ZoneGroup[]>()

function readList(language: Language): ZoneGroup[] {
  const regions = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const order = (zone: string, place: string) => (zone === FIRST ? '' : place)
  return PARTS.map(({ region, zones }) => ({
    label: regions.of(region) ?? region,
    zones: zones
      .map((zone) => ({ zone, place: placeOf(zone, language) }))
      .toSorted((a, b) => compare(order(a.zone, a.place), order(b.zone, b.place))),
  }))
}
