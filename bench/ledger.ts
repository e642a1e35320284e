// What the ledger takes for each letter: statements, commits and log of PostgreSQL, and processor time on both sides. Two
// checkouts, each with a PostgreSQL of its own, take turns; without a second one, this one plays alone.
//   node bench/ledger.ts [letters a round] [rounds] [folder of another checkout] [SMTP connections] [relay]
// Letters are of ready bytes and a relay in this process takes them at once; with `relay` as last argument they are
// written, and go to Postfix's smtp-sink.
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figures, openSide, type Side } from './ledger-side.ts'
import { median } from './measure/turns.ts'

const HERE = fileURLToPath(new URL('..', import.meta.url))
const LETTERS = Number(process.argv[2] ?? 3_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const OTHER = process.argv[4] || undefined
const CONNECTIONS = process.argv[5] ?? '16'
const HAS_RELAY = process.argv[6] === 'relay'

process.env.PATH += ':/usr/sbin' // where Debian has smtp-sink
const port = 20_000 + (process.pid % 10_000)
const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
const relay = HAS_RELAY
  ? spawn('smtp-sink', [...asNobody, `127.0.0.1:${port}`, '500'], { stdio: 'inherit', cwd: tmpdir() })
  : undefined
const sides: Side[] = []
try {
  for (const folder of OTHER ? [resolve(OTHER), HERE] : [HERE]) sides.push(await openSide(folder, LETTERS))
  for (const side of sides) await side.play(playing()) // compiles, fills caches
  const rounds = new Map<Side, Figures[]>(sides.map((side) => [side, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const side of sides) rounds.get(side)?.push(await side.play(playing()))
  console.log(`medians of ${ROUNDS} rounds of ${LETTERS} letters, ${CONNECTIONS} connections, for a letter`)
  for (const [{ name }, figures] of rounds) tell(name, figures)
} finally {
  relay?.kill()
  for (const side of sides) await side.close()
}

function playing() {
  return { port, connections: CONNECTIONS, letters: LETTERS, hasRelay: HAS_RELAY }
}

function tell(name: string, rounds: readonly Figures[]): void {
  const of = (figure: keyof Figures) => median(rounds.map((figures) => figures[figure]))
  console.log(
    `${name}: ${of('statements').toFixed(3)} statements, ${of('commits').toFixed(3)} commits, ` +
      `${of('walBytes').toFixed(0)} bytes of WAL in ${of('walRecords').toFixed(1)} records (${of('walImages').toFixed(2)} of whole pages), ` +
      `HOT ${(100 * of('hotUpdates')).toFixed(0)} %, PostgreSQL ${of('postgresMs').toFixed(3)} ms, worker ${of('cpuMs').toFixed(3)} ms, ` +
      `${of('perSecond').toFixed(0)} a second`,
  )
}
