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
