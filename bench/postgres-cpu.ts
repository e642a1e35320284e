import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linux counts it in hundredths of a second. */
const TICK_MS = 10

/** The processor time that the PostgreSQL of a folder has taken with its sessions, in milliseconds (Linux only). */
export function postgresCpuMs(directory: string): number {
  const [server] = readFileSync(join(directory, 'data', 'postmaster.pid'), 'utf8').split('\n')
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const ticks = processes.map((pid) => {
    const stat = statOf(pid)
    // See proc_pid_stat(5): the parent is the 4th field, its own times the 14th and 15th, those of ended children after them.
    if (pid === server) return sum(stat.slice(11, 15))
    return stat[1] === server ? sum(stat.slice(11, 13)) : 0
  })
  return sum(ticks) * TICK_MS
}

/** The fields from the 3rd on: the 2nd is a name, in which anything may stand. */
function statOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return [] // it has ended meanwhile
  }
}

function sum(numbers: readonly (string | number)[]): number {
  return numbers.reduce<number>((total, each) => total + Number(each), 0)
}
