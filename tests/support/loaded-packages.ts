import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { feuilleton } from './command.ts'

const WATCHED = { NODE_OPTIONS: `--import=${new URL('./watch-loads.ts', import.meta.url).href}` }

/** The names of the packages of npm that a command loads in its own process. */
export async function loadedBy(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Set<string>> {
  return packagesIn(await loadsOf(args, env))
}

/** How many files a command loads, ours and those of packages. */
export async function filesLoadedBy(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  return (await loadsOf(args, env)).match(/^loaded file:/gm)?.length ?? 0
}

async function loadsOf(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return (await feuilleton(args, { ...env, ...WATCHED })).err
}

/** The names of those that a process loads which has this file to run. */
export async function loadedByFile(file: string): Promise<Set<string>> {
  const { stderr } = await promisify(execFile)(process.execPath, [file], { env: WATCHED })
  return packagesIn(stderr)
}

function packagesIn(said: string): Set<string> {
  const names = said.matchAll(/^loaded .*\/node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/gm)
  return new Set(Array.from(names, ([, name]) => name ?? ''))
}
