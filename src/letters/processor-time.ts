import { readFileSync } from 'node:fs'

/** Of a clock tick, the unit of proc_pid_stat(5), in milliseconds. */
const TICK_MS = 10

/**
 * The time that a process has had of a processor, in milliseconds; undefined where the system does not tell, or it has
 * ended.
 */
export function processorTime(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // from the third on
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return undefined
  }
}
