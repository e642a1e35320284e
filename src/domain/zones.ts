import { ABBREVIATIONS, OFFSETS, PLACES } from './zone-proposals.ts'

/** `zone` is the spelling under which a zone is kept. `why` says what was expected, `proposal` what may be meant. */
export type ReadZone =
  | { ok: true; zone: string }
  | { ok: false; why: string; isFixed: boolean; proposal: string }

const NAME = /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*$/
const OFFSET = /^\(?(?:utc|gmt|etc\/gmt)?\s*([+\u2212-])\s*(\d{1,2})(?:[:h]?(\d{2}))?\b/i
const LONGEST = 100

/**
 * Reads a time zone as a person or a program wrote it, into the spelling of the zone data: `europe/paris` and
 * `Europe / Paris` are Europe/Paris, an alias such as `US/Eastern` is the zone that it stands for (ECMA-402 §6.5.2), so
 * that one zone is one track. `UTC` is taken, as it says what it is. Another fixed offset is refused with a proposal:
 * EST or UTC+1 is nobody's clock in summer.
 */
export function readZone(text: string): ReadZone {
  const typed = text.trim().slice(0, LONGEST)
  const plain = typed.replace(/\s*\/\s*/g, '/').replace(/ +/g, '_')
  const zone = NAME.test(plain) ? nameOf(plain) : undefined
  const isFixed = isFixedOffset(typed, zone)
  if (zone !== undefined && !isFixed) return { ok: true, zone }
  const proposal = proposeZone(typed)
  const why = isFixed
    ? `expected a zone that knows its summer time, such as ${proposal}`
    : `expected an IANA time zone such as ${proposal}`
  return { ok: false, why, isFixed, proposal }
}

/** The zone's name in the zone data of this machine. */
function nameOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined // a RangeError is how Intl says that there is none
  }
}

function isFixedOffset(typed: string, zone: string | undefined): boolean {
  if (/^(?:utc|etc\/utc)$/i.test(typed)) return false
  const isOther = zone === 'UTC' || zone?.startsWith('Etc/') || OFFSET.test(typed)
  return isOther || Object.hasOwn(ABBREVIATIONS, typed.toLowerCase())
}

function proposeZone(typed: string): string {
  const plain = plainWords(typed)
  const [abbreviation, place] = [ABBREVIATIONS[typed.toLowerCase()], PLACES[plain]]
  return abbreviation ?? place ?? cityIn(plain) ?? atOffset(typed) ?? 'Europe/Paris'
}

/** `Heure de Paris`, `Martinique`, `(UTC+01:00) Brussels, Madrid, Paris`: the last city that names a zone. */
function cityIn(plain: string): string | undefined {
  const words = plain.split(' ')
  const cities = citiesOf()
  const found = words.flatMap((word, at) => cities.get(`${word} ${words[at + 1]}`) ?? cities.get(word) ?? [])
  return found.at(-1)
}

function atOffset(typed: string): string | undefined {
  const [, sign = '', hours = '', minutes = '0'] = OFFSET.exec(typed) ?? []
  if (hours === '') return undefined
  const ahead = (sign === '+') !== /^etc/i.test(typed) // POSIX: Etc/GMT-2 is two hours ahead
  return OFFSETS.get((ahead ? 1 : -1) * (Number(hours) * 60 + Number(minutes)))
}

let cities: Map<string, string> | undefined

/** Asked for when a zone is wrong only. */
function citiesOf(): Map<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      plainWords(zone.slice(zone.lastIndexOf('/') + 1)),
      zone,
    ]),
  )
  return cities
}

function plainWords(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, ' ').trim()
}
