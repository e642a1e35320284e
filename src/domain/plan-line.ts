/**
 * One thing that a plan does: `about` which letter or text, `of` whom or what, and what it becomes. Compared, and never
 * said.
 */
export type PlanLine = { about: string; of: string; becomes: string }

/** How a plan differs from the one that was seen. `saw` is null of what was not in that one. */
export type PlanSince = {
  others: readonly { about: string; of: string; saw: string | null }[]
  /** What it did and does not do any more. */
  gone: readonly PlanLine[]
}

/** Compares a plan with the one that was seen, line by line. */
export function planSince(seen: readonly PlanLine[], lines: readonly PlanLine[]): PlanSince {
  const saw = new Map(seen.map((line) => [keyOf(line), line.becomes]))
  const there = new Set(lines.map(keyOf))
  const others = lines
    .filter((line) => saw.get(keyOf(line)) !== line.becomes)
    .map(({ about, of, ...line }) => ({ about, of, saw: saw.get(keyOf({ about, of, ...line })) ?? null }))
  return { others, gone: seen.filter((line) => !there.has(keyOf(line))) }
}

/** What was seen of a line; undefined where it was as it is, and where nothing is known of what was seen. */
export function sawOf(
  since: PlanSince | undefined,
  { about, of }: Pick<PlanLine, 'about' | 'of'>,
): string | null | undefined {
  return since?.others.find((other) => other.about === about && other.of === of)?.saw
}

function keyOf({ about, of }: PlanLine): string {
  return JSON.stringify([about, of])
}
