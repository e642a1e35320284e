/** Something that is measured against others, with what one round of it took. */
export type Contender<Figures> = { name: string; run(): Promise<Figures> }

/** The figures of each round, by the name of the contender. */
export type Rounds<Figures> = ReadonlyMap<string, readonly Figures[]>

/** Runs contenders in turns, so that what else the machine does meets all of them, and says how far it is. */
export async function inTurns<Figures>(
  contenders: readonly Contender<Figures>[],
  rounds: number,
): Promise<Rounds<Figures>> {
  const all = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const { name, run } of contenders) {
      all.get(name)?.push(await run())
      console.error(`  ${name}: ${round + 1} of ${rounds}`)
    }
  return all
}

/** The median of each figure by itself. */
export function medians<Figures extends Record<string, number>>(rounds: readonly Figures[]): Figures {
  const names = Object.keys(rounds[0] ?? {})
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((each) => each[name] ?? 0))]),
  ) as Figures
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
