import type { RelayRow } from '../chapters/relays.ts'
import type { Results } from '../results.ts'
import type { WireRow } from '../wire/compare-senders.ts'
import { figure, whole } from './numbers.ts'
import type { FigureTable } from './tables.ts'

const NAIVE = 'nodemailer, built'
const FASTEST = 'smtp-source'

/** What a message costs each sender, then what its ledger and its memory are. */
export function senderTables({ chapters: { wire, relays } }: Results): FigureTable[] {
  return [
    ...(wire ? [speedTable(wire.rows), ledgerTable(wire.rows), memoryTable(wire.rows)] : []),
    ...(relays ? [relayTable(relays)] : []),
  ]
}

function speedTable(rows: readonly WireRow[]): FigureTable {
  const rateOf = (name: string) => rows.find((row) => row.name === name)?.perSecond ?? Number.NaN
  const [naive, fastest] = [rateOf(NAIVE), rateOf(FASTEST)]
  return {
    name: 'senders',
    title: 'A relay that answers at once: milliseconds of a processor for a message, and messages a second',
    columns: ['', 'sender', 'PostgreSQL', 'Redis', 'relay', 'a second', `of ${NAIVE}`, `of ${FASTEST}`],
    rows: rows.map((row) => [
      row.name,
      ...[row.senderMs, row.postgresMs, row.redisMs, row.relayMs].map(figure),
      whole(row.perSecond),
      ...[row.perSecond / naive, row.perSecond / fastest].map((ratio) => ratio.toFixed(2)),
    ]),
  }
}

function ledgerTable(rows: readonly WireRow[]): FigureTable {
  const ours = rows.filter(({ transactions }) => transactions > 0)
  return {
    name: 'ledger',
    title: 'The ledger: what PostgreSQL writes for a message',
    columns: ['', 'bytes of WAL', 'transactions'],
    rows: ours.map(({ name, walBytes, transactions }) => [name, whole(walBytes), figure(transactions)]),
  }
}

function memoryTable(rows: readonly WireRow[]): FigureTable {
  return {
    name: 'memory',
    title:
      'Memory in MB: the most that one sending process had and one that compiles its letters; PostgreSQL and Redis after a round',
    columns: ['', 'sender', 'compiler', 'PostgreSQL', 'Redis'],
    rows: rows.map((row) => [
      row.name,
      ...[row.peakMb, row.compilerMb, row.postgresMb, row.redisMb].map(figure),
    ]),
  }
}

function relayTable(rows: readonly RelayRow[]): FigureTable {
  return {
    name: 'relays',
    title:
      'Relays that take their time at the dot: messages a second, and of those that the connections let through',
    columns: ['', 'ms at the dot', 'a second', 'of the most', 'sender', 'PostgreSQL', 'relay'],
    rows: rows.map((row) => [
      row.name,
      `${row.holdMs}`,
      whole(row.perSecond),
      (row.perSecond / row.most).toFixed(2),
      ...[row.senderMs, row.postgresMs, row.relayMs].map(figure),
    ]),
  }
}
