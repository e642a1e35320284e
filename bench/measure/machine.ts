import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { embeddedBinaries } from '../../src/store/embedded-binaries.ts'

/** What figures were measured on. */
export type Machine = {
  processor: string
  cores: number
  memoryGb: number
  system: string
  node: string
  postgres: string
}

export function thisMachine(): Machine {
  const version = execFileSync(join(embeddedBinaries(), 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
  })
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0]}`,
    node: process.version,
    postgres: version.trim().split(' ').at(-1) ?? '',
  }
}

/**
 * How many processes wanted a core, on average over the last minute: above the number of cores they waited for one
 * another.
 */
export function loadNow(): number {
  return Number(loadavg()[0]?.toFixed(1))
}
