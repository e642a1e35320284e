import { type Costs, capacityFor, hoursOfOneWorker } from '../capacity/model.ts'
import { simulate } from '../capacity/simulate.ts'
import type { CapacityFigures } from '../chapters/capacity.ts'
import type { Results } from '../results.ts'
import { duration, figure, whole } from './numbers.ts'
import { simulationTable } from './simulation-table.ts'
import type { FigureTable } from './tables.ts'

const READERS = [100_000, 1_000_000, 10_000_000]
const HOURS = [1, 4]
/** What a relay at a provider may take for one letter, in milliseconds. */
const HOLD_MS = 50
/** Of the simulation: a machine of its own for workers and PostgreSQL, the relay elsewhere. */
const FLEETS = [
  { workers: 1, cores: 2 },
  { workers: 2, cores: 4 },
  { workers: 4, cores: 8 },
]
const CONNECTIONS = [16, 64, 256]
const LETTERS = 5_000

/** What the costs of a letter come to for many readers, and the simulation beside a real send. */
export function capacityTables(results: Results): FigureTable[] {
  const { capacity } = results.chapters
  if (!capacity) return []
  return [
    costsTable(capacity),
    simulationTable(results, capacity),
    sendTable(capacity.costs),
    storeTable(capacity.costs),
    fleetTable(capacity.costs),
  ]
}

function costsTable({ costs, packedDeliveryBytes, redisPeakMb, readers }: CapacityFigures): FigureTable {
  return {
    name: 'costs',
    title: `What a letter costs, in a send to ${whole(readers)} readers`,
    columns: ['', 'measured'],
    rows: [
      ['a worker, ms of a processor', figure(costs.workerMs)],
      ['PostgreSQL, ms of a processor', figure(costs.postgresMs)],
      ['WAL, bytes', whole(costs.walBytes)],
      ['a row of the ledger with its indexes, bytes', whole(costs.deliveryBytes)],
      ['the same once it is packed (`vacuum full`)', whole(packedDeliveryBytes)],
      ['a person with enrolment, consent and indexes, bytes', whole(costs.personBytes)],
      ['Redis at its fullest, MB in all', figure(redisPeakMb)],
    ],
  }
}

function sendTable(costs: Costs): FigureTable {
  const demands = READERS.flatMap((readers) => HOURS.map((hours) => ({ readers, hours, holdMs: HOLD_MS })))
  return {
    name: 'sends',
    title: `A lesson to so many readers within so many hours, with a relay that takes ${HOLD_MS} ms for a letter`,
    columns: [
      'readers',
      'hours',
      'relay, a second',
      'connections',
      'workers',
      'cores of PostgreSQL',
      'one worker alone',
    ],
    rows: demands.map((demand) => {
      const { rate, connections, workers, postgresCores } = capacityFor(demand, costs)
      const alone = duration(hoursOfOneWorker(demand.readers, costs))
      return [...[demand.readers, demand.hours, rate, connections, workers, postgresCores].map(whole), alone]
    }),
  }
}

function storeTable(costs: Costs): FigureTable {
  return {
    name: 'store',
    title: 'A lesson a day to so many readers: rows of the ledger, and disk in GB',
    columns: ['readers', 'rows of 21 days', 'disk', 'rows of a year', 'disk', 'WAL a day'],
    rows: READERS.map((readers) => {
      const need = capacityFor({ readers, hours: 1, holdMs: HOLD_MS }, costs)
      const rows = [need.rowsOf21Days, need.rowsOfAYear].map(whole)
      const [disk, year, wal] = [need.diskOf21Days, need.diskOfAYear, need.walGbADay].map(figure)
      return [whole(readers), rows[0] ?? '', disk ?? '', rows[1] ?? '', year ?? '', wal ?? '']
    }),
  }
}

function fleetTable({ workerMs, postgresMs }: Costs): FigureTable {
  return {
    name: 'fleets',
    title: `Letters a second of a fleet, simulated, with a relay elsewhere that takes ${HOLD_MS} ms for a letter`,
    columns: ['workers, cores', ...CONNECTIONS.map((connections) => `${connections} connections`)],
    rows: FLEETS.map(({ workers, cores }) => {
      const elsewhere = {
        letters: LETTERS,
        workers,
        cores,
        workerMs,
        postgresMs,
        relayMs: 0,
        holdMs: HOLD_MS,
      }
      const rates = CONNECTIONS.map((connections) => whole(simulate({ ...elsewhere, connections })))
      return [`${workers}, ${cores}`, ...rates]
    }),
  }
}
