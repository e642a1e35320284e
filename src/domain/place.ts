import { GRAMMARS, type Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'

/** The areas of the tz database; zones outside of them, such as `Etc/UTC`, `EST` or `US/Eastern`, name no place. */
const AREA = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//

/** The place that a reader knows a zone by: « Paris » for `Europe/Paris`, « París » in Spanish. */
export function placeOf(zone: string, language: Language): string {
  return GRAMMARS[language].placeNames[zone] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}

/** « fuseau horaire : Paris »: the one way in which readers are told whose clock an hour is by. */
export function zoneWords(zone: string, language: Language): string {
  return sayIn(language)('time.zone', { place: placeOf(zone, language) })
}

/** « à Paris », « en Guyane »; `in Paris`. Undefined for a zone that names no place, such as `Etc/UTC`. */
export function inPlace(zone: string, language: Language): string | undefined {
  if (!AREA.test(zone)) return undefined
  const { places } = GRAMMARS[language]
  return places[zone] ?? sayIn(language)('time.at', { place: placeOf(zone, language) })
}
