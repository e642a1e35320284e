import { nearest } from './nearest.ts'

const MOST_NAMED = 3

/** `expected « subscriber.first_name »?`, or undefined where no name is near. */
export function expectedName(name: string, known: readonly string[]): string | undefined {
  const names = nearestNames(name, known).map((one) => `« ${one} »`)
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
