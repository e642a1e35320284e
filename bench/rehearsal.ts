// A rehearsal of 1,000 people x 21 days: how long, how much memory, how many compilations.
//   node bench/rehearsal.ts [people]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RehearsalReport } from '../src/rehearsal/report.ts'
import { peakMb } from './measure/process-tree.ts'

const people = process.argv[2] ?? '1000'
const bin = fileURLToPath(new URL('../bin/feuilleton.js', import.meta.url))
const out = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
const programme = '21-jours-pour-convaincre'
const args = [
  bin,
  'rehearse',
  programme,
  '--from',
  '2027-01-11',
  '--subscribers',
  people,
  '--out',
  join(out, 'run'),
]

const began = performance.now()
const child = spawn(process.execPath, args, { stdio: 'ignore' })
let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, peakMb([child.pid ?? 0]))
}, 100)
const [code] = await once(child, 'exit')
clearInterval(watch)
const seconds = (performance.now() - began) / 1000

const report: RehearsalReport = JSON.parse(readFileSync(join(out, 'run', 'report.json'), 'utf8'))
rmSync(out, { recursive: true, force: true })
console.log(`exit code            ${code}`)
console.log(`lessons              ${report.audit.submitted} submitted of ${report.audit.expected} expected`)
console.log(`letters about events ${report.audit.aboutEvents.submitted} submitted`)
console.log(`MJML compilations    ${report.compilations}`)
console.log(
  `wall time            ${seconds.toFixed(1)} s, ${Math.round(report.letters.length / seconds)} letters a second`,
)
console.log(`peak resident memory ${peak.toFixed(0)} MB in the service process (Linux only)`)
