import type { CapacityFigures } from './chapters/capacity.ts'
import type { CommandRow } from './chapters/commands.ts'
import type { ExpansionRow } from './chapters/expansion.ts'
import type { PlannerRow } from './chapters/planner.ts'
import type { RelayRow } from './chapters/relays.ts'
import type { WireFigures } from './chapters/wire.ts'
import type { Machine } from './measure/machine.ts'

/** The figures of each chapter that was measured. */
export type Chapters = {
  wire: WireFigures
  relays: RelayRow[]
  planner: PlannerRow[]
  expansion: ExpansionRow[]
  commands: CommandRow[]
  capacity: CapacityFigures
}

export type Results = {
  machine: Machine
  /** ISO instants. */
  began: string
  ended: string
  /** Load averages, over a minute: of the machine, whoever uses it. */
  load: { before: number; after: number }
  size: Size
  chapters: Partial<Chapters>
}

/** How much is measured. */
export type Size = {
  letters: number
  rounds: number
  connections: number
  /** How many of the ways in which our service runs; beside slow relays, of those after the first. */
  ways: number
  relayWays: number
  holdsMs: readonly number[]
  cohorts: readonly number[]
  enrolments: readonly number[]
  readers: number
}

export const WHOLE: Size = {
  letters: 1_000,
  rounds: 3,
  connections: 16,
  ways: 5,
  relayWays: 2,
  holdsMs: [10, 50],
  cohorts: [10, 1_000, 10_000],
  enrolments: [10_000, 100_000, 1_000_000],
  readers: 20_000,
}

export const SHORT: Size = {
  letters: 400,
  rounds: 1,
  connections: 16,
  ways: 1,
  relayWays: 1,
  holdsMs: [50],
  cohorts: [10, 1_000],
  enrolments: [10_000],
  readers: 1_000,
}
