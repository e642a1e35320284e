/**
 * A text with a capital at its beginning. The rest is as it was, for `Sunday 5 September` has capitals of its own, unless
 * all of it is in capitals: `MARIE` becomes `Marie`.
 */
export function capitalized(text: string): string {
  const rest = text.slice(1)
  return text.charAt(0).toUpperCase() + (text === text.toUpperCase() ? rest.toLowerCase() : rest)
}
