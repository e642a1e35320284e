import { simulate } from '../capacity/simulate.ts'
import type { CapacityFigures } from '../chapters/capacity.ts'
import type { RelayRow } from '../chapters/relays.ts'
import type { Results } from '../results.ts'
import type { WireFigures } from '../wire/figures.ts'
import { whole } from './numbers.ts'
import type { FigureTable } from './tables.ts'

/** The simulation beside sends that were really made: the large one, and those to relays that take their time. */
export function simulationTable(
  { machine: { cores }, size, chapters: { relays = [] } }: Results,
  { readers, calibratedWith, simulated, measured }: CapacityFigures,
): FigureTable {
  const ours = relays.filter(({ transactions }) => transactions > 0)
  return {
    name: 'simulation',
    title: `Letters a second on ${cores} cores, simulated and in real sends`,
    columns: ['', 'simulated', 'really', 'ratio', 'cores that were to work', 'that worked'],
    rows: [
      rowOf(`${whole(readers)} letters, with costs of ${whole(calibratedWith)}`, simulated, measured),
      ...ours.map((row) =>
        rowOf(`${row.name}, ${row.holdMs} ms at the dot`, foretold(row, { cores, ...size }), row),
      ),
    ],
  }
}

function foretold(
  row: RelayRow,
  { cores, letters, connections }: { cores: number; letters: number; connections: number },
): number {
  const { senders, senderMs, postgresMs, relayMs, holdMs } = row
  const costs = { workerMs: senderMs, postgresMs, relayMs, holdMs }
  return simulate({ letters, connections, cores, workers: senders, ...costs })
}

function rowOf(name: string, simulated: number, really: WireFigures): string[] {
  const { perSecond, senderMs, postgresMs, redisMs, relayMs } = really
  const each = senderMs + postgresMs + redisMs + relayMs
  const cores = [simulated, perSecond].map((rate) => ((rate * each) / 1_000).toFixed(2))
  return [name, whole(simulated), whole(perSecond), (perSecond / simulated).toFixed(2), ...cores]
}
