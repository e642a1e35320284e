import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { startedPeakMb } from './process-tree.ts'

/** What a program took from its start to its end. */
export type ProgramFigures = { seconds: number; cpuMs: number; peakMb: number }

const LOOK_EVERY_MS = 20

/** Runs a program whose output nobody wants, with bash's `time`, which counts a processor in milliseconds. */
export async function timedProgram(
  program: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<ProgramFigures> {
  const script = `TIMEFORMAT='%U %S %R'; time "$@" > /dev/null 2>&1`
  const child = spawn('bash', ['-c', script, 'bash', ...program], {
    env: { ...env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let [said, peak] = ['', 0]
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const looking = setInterval(() => {
    peak = Math.max(peak, startedPeakMb([child.pid ?? 0]))
  }, LOOK_EVERY_MS)
  await once(child, 'close')
  clearInterval(looking)
  if (child.exitCode !== 0) throw new Error(`${program.join(' ')} ended with ${child.exitCode}`)
  const [user = 0, system = 0, seconds = 0] = said.trim().split(/\s+/).map(Number)
  return { seconds, cpuMs: (user + system) * 1_000, peakMb: peak }
}
