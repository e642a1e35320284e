import damerauLevenshtein from 'damerau-levenshtein'

/** No name is this long, and the cost grows with the length. */
const LONGEST = 100

/** The known name that is nearest to a mistyped one, or undefined when none is near enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined
  const limit = Math.max(2, Math.floor(name.length / 2))
  const ranked = known
    .map((candidate) => ({ candidate, distance: damerauLevenshtein(name, candidate).steps }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.candidate
}

const MOST_NAMED = 3

/** `expected « subscriber.first_name »?`, or undefined where no name is near. */
export function expectedName(name: string, known: readonly string[]): string | undefined {
  const names = nearestNames(name, known).map((one) => `“${one}”`)
  return names.length === 0 ? undefined : `expected ${names.join(' or ')}?`
}

/**
 * The known names with dots that a dead one may mean, likeliest first: those that end in it (`first_name` for
 * `subscriber.first_name`), the nearest by letters, those with its last part, and the nearest by their last parts.
 */
function nearestNames(name: string, known: readonly string[]): string[] {
  const whole = known.filter((candidate) => candidate.endsWith(`.${name}`))
  if (whole.length > 0) return whole.slice(0, MOST_NAMED)
  const close = nearest(name, known)
  if (close !== undefined) return [close]
  const last = lastPart(name)
  const meant = known.some((candidate) => lastPart(candidate) === last)
    ? last
    : nearest(last, known.map(lastPart))
  return known.filter((candidate) => lastPart(candidate) === meant).slice(0, MOST_NAMED)
}

function lastPart(name: string): string {
  return name.split('.').at(-1) ?? name
}
