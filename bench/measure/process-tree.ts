import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts it in hundredths of a second. */
const TICK_MS = 10

type Known = { pid: number; parent: number; ticks: number }

/** The processor time that these processes have taken with all that they started, in milliseconds (Linux only). */
export function treeCpuMs(roots: readonly number[]): number {
  return treeOf(roots).reduce((total, { ticks }) => total + ticks, 0) * TICK_MS
}

/** The most memory that one of these processes ever had resident, in MB (VmHWM, Linux only). */
export function peakMb(pids: readonly number[]): number {
  return Math.max(0, ...pids.map((pid) => kbOf(pid, 'status', 'VmHWM'))) / 1_024
}

/** The same of the processes that they started, and that still run. */
export function startedPeakMb(roots: readonly number[]): number {
  return peakMb(
    treeOf(roots)
      .map(({ pid }) => pid)
      .filter((pid) => !roots.includes(pid)),
  )
}

/** The memory of these processes and all that they started in MB, what they share counted once (Pss, Linux only). */
export function memoryMb(roots: readonly number[]): number {
  const each = treeOf(roots).map(({ pid }) => kbOf(pid, 'smaps_rollup', 'Pss'))
  return each.reduce((total, kb) => total + kb, 0) / 1_024
}

function treeOf(roots: readonly number[]): Known[] {
  const known = everyProcess()
  return [...known.values()].filter(({ pid }) => comesFrom(pid, new Set(roots), known))
}

function everyProcess(): Map<number, Known> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return new Map(pids.map((pid) => [Number(pid), statOf(pid)]))
}

/**
 * See proc_pid_stat(5): the parent is the 4th field, its own times the 14th and 15th, those of ended children after
 * them.
 */
function statOf(pid: string): Known {
  // The 2nd field is a name, in which anything may stand.
  const fields = textOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  const ticks = fields.slice(11, 15).reduce((total, each) => total + Number(each), 0)
  return { pid: Number(pid), parent: Number(fields[1] ?? 0), ticks }
}

function comesFrom(pid: number, roots: ReadonlySet<number>, known: ReadonlyMap<number, Known>): boolean {
  for (let at = pid; at > 0; at = known.get(at)?.parent ?? 0) if (roots.has(at)) return true
  return false
}

function kbOf(pid: number, file: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(textOf(`/proc/${pid}/${file}`))?.[1] ?? 0)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process has ended meanwhile
  }
}
