import type { CommandRow } from '../chapters/commands.ts'
import type { ExpansionRow } from '../chapters/expansion.ts'
import type { PlannerRow } from '../chapters/planner.ts'
import type { Results } from '../results.ts'
import { figure, whole } from './numbers.ts'
import type { FigureTable } from './tables.ts'

/** What grows with cohorts and with readers, or should not; and the command line. */
export function growthTables({ chapters: { planner, expansion, commands } }: Results): FigureTable[] {
  return [
    ...(expansion ? [expansionTable(expansion)] : []),
    ...(planner ? [plannerTable(planner)] : []),
    ...(commands ? [commandTable(commands)] : []),
  ]
}

function expansionTable(rows: readonly ExpansionRow[]): FigureTable {
  return {
    name: 'expansion',
    title: 'One dispatch that falls due, in seconds after its instant; memory of the worker in MB',
    columns: ['enrolments', 'first letter', 'all are deliveries', 'most memory'],
    rows: rows.map((row) => [
      whole(row.enrolments),
      ...[row.firstLetterSeconds, row.expandedSeconds, row.peakMb].map(figure),
    ]),
  }
}

function plannerTable(rows: readonly PlannerRow[]): FigureTable {
  return {
    name: 'ticks',
    title: 'A tick that finds nothing to do, in milliseconds: by the clock, and of a processor',
    columns: ['cohorts', 'clock', 'scheduler', 'PostgreSQL'],
    rows: rows.map((row) => [whole(row.cohorts), ...[row.tickMs, row.senderMs, row.postgresMs].map(figure)]),
  }
}

function commandTable(rows: readonly CommandRow[]): FigureTable {
  return {
    name: 'commands',
    title: 'Commands, from their start to their end, beside a PostgreSQL that runs',
    columns: ['', 's by the clock', 'ms of a processor', 'MB'],
    rows: rows.map((row) => [row.name, ...[row.seconds, row.cpuMs, row.peakMb].map(figure)]),
  }
}
