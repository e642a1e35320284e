import { placeOf } from '../domain/place.ts'
import { type ZoneGroup, zoneList } from '../domain/zone-list.ts'
import { readZone } from '../domain/zones.ts'
import { choice, type Option } from '../html/choice.ts'
import type { Html } from '../html/html.ts'
import type { Language } from '../language/catalogues.ts'

type ZoneChoice = {
  name?: string
  language: Language
  /** The zone of the cohort, and the one that is chosen: both can be chosen, listed or not. */
  home: string
  zone: string
  label: string
  hint?: string
  message: string | undefined
}

/** A list of zones by their places, in groups. `assets/zone.js` adds that of the reader to it where it has not got it. */
export function zoneChoice({ name = 'zone', language, home, zone, ...words }: ZoneChoice): Html {
  const groups = zoneList(language)
  const listed = new Set(groups.flatMap(({ zones }) => zones.map((each) => each.zone)))
  const others = new Set([zone, home].filter((each) => each !== '' && !listed.has(each)))
  return choice({
    name,
    options: [...others].map((other) => ({ value: other, label: wordsOf(other, language) })),
    groups: groups.map(({ label, zones }) => ({ label, options: optionsOf(zones) })),
    value: zone,
    required: true,
    ...words,
  })
}

function optionsOf(zones: ZoneGroup['zones']): Option[] {
  return zones.map(({ zone, place }) => ({ value: zone, label: place }))
}

/** What was typed and is no zone comes back as it was typed. */
function wordsOf(zone: string, language: Language): string {
  return readZone(zone).ok ? placeOf(zone, language) : zone
}
