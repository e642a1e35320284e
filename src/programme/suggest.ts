import { nearest } from '../letters/nearest.ts'

/** What people write in place of our keys: synonyms, and French. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  hour: 'at',
  time: 'at',
  heure: 'at',
  timezone: 'zone',
  fuseau: 'zone',
  name: 'title',
  nom: 'title',
  titre: 'title',
  email: 'address',
  mail: 'address',
  adresse: 'address',
  color: 'colour',
  couleur: 'colour',
  href: 'url',
  lien: 'link',
  jour: 'day',
  jours: 'days',
  lettre: 'letter',
  template: 'letter',
  duration: 'minutes',
  duree: 'minutes',
  type: 'kind',
  lang: 'language',
  langue: 'language',
  leçons: 'lessons',
  lecons: 'lessons',
  begin: 'start',
  début: 'start',
  fin: 'end',
}

/** ` (did you mean 'at'?)`, or nothing when no known name is close to what was written. */
export function suggest(written: string, known: readonly string[]): string {
  const lower = written.toLowerCase()
  const other = Object.hasOwn(OTHER_WORDS, lower) ? OTHER_WORDS[lower] : undefined
  const meant = other !== undefined && known.includes(other) ? other : nearest(lower, known)
  return meant === undefined ? '' : ` (did you mean '${meant}'?)`
}

/** What is wrong with a name that is not among those of its kind; `none`: what to do where the schedule has none at all. */
export function unknownName(
  name: string,
  { kind, known, none }: { kind: string; known: readonly string[]; none: string },
): { what: string; expected: string } {
  const what = `no ${kind} '${name}' in the schedule`
  return known.length === 0
    ? { what: `${what}, which has no ${kind} at all`, expected: none }
    : { what: `${what}${suggest(name, known)}`, expected: oneOf(known) }
}

/** `one of: a, b, c`, truncated when the list is long. */
export function oneOf(known: readonly string[]): string {
  const most = 30
  return `one of: ${known.slice(0, most).join(', ')}${known.length > most ? ', …' : ''}`
}
