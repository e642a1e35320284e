// The fault suite: every fault of docs/faults.md against the real service, with its figures.
//   npm run test:faults -- [--seed N] [--kills N] [--letters N] [--lives N] [--backend embedded|postgres|redis]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { table } from '../src/cli/output.ts'
import type { FaultRun } from '../tests/faults/record.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    kills: { type: 'string' },
    letters: { type: 'string' },
    lives: { type: 'string' },
    backend: { type: 'string' },
  },
})
const kills = Number(values.kills ?? 40)
const folder = mkdtempSync(join(tmpdir(), 'feuilleton-fault-report-'))
const report = join(folder, 'runs.jsonl')
const { status } = spawnSync(
  'vitest',
  ['run', ...(positionals.length > 0 ? positionals : ['tests/faults'])],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      FAULT_REPORT: report,
      FAULT_KILLS: String(kills),
      FAULT_LIVES: values.lives ?? '15',
      FAULT_LETTERS: values.letters ?? String(kills * 20),
      ...(values.seed ? { FAULT_SEED: values.seed } : {}),
      ...(values.backend ? { FAULT_BACKEND: values.backend } : {}),
    },
  },
)
for (const line of tableOf(runsIn(report))) console.log(line)
rmSync(folder, { recursive: true, force: true })
process.exitCode = status ?? 1

function runsIn(file: string): FaultRun[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function tableOf(runs: FaultRun[]): string[] {
  const rows = runs.map(({ fault, backend, rounds, figures }) => [
    fault,
    backend,
    String(rounds),
    ...['expected', 'submitted', 'bodies', 'unknown', 'lost', 'doubled', 'connections'].map((name) =>
      String(figures[name] ?? ''),
    ),
  ])
  const head = [
    'FAULT',
    'BACKEND',
    'ROUNDS',
    'EXPECTED',
    'SUBMITTED',
    'BODIES',
    'UNKNOWN',
    'LOST',
    'DOUBLED',
    'CONNECTIONS',
  ]
  return ['', ...table([head, ...rows])]
}
