import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { KEEPING_PARTS } from './kept-parts/environment.ts'
import { ROOT } from './real-programme.ts'

const BIN = fileURLToPath(new URL('../../bin/feuilleton.js', import.meta.url))

/** How a command ended: its exit code and what it said. `trace` is the first line of a stack trace, if it gave one. */
export type Answer = { code: number | null; out: string; err: string; trace: string | undefined }

/** Starts `feuilleton` as people do, on the real programme unless `env` says otherwise. */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  options: { detached?: boolean; input?: 'pipe' } = {},
): ChildProcess {
  const stdio: StdioOptions = [options.input ?? 'ignore', 'pipe', 'pipe']
  const detached = options.detached ?? false
  return spawn(process.execPath, [BIN, ...args], { env: usualEnv(env), stdio, detached })
}

/** The environment of a command, on the real programme unless `env` says otherwise. */
export function usualEnv(env: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...KEEPING_PARTS,
    PATH: process.env.PATH ?? '',
    FEUILLETON_ROOT: ROOT,
    VAR_DIR: join(tmpdir(), 'feuilleton-nowhere'),
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), // halves the start of each command
    ...env,
  }
}

/** Waits for a command to end. */
export async function answerOf(child: ChildProcess): Promise<Answer> {
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  await once(child, 'close')
  return { code: child.exitCode, ...said, trace: /^\s+at .*$/m.exec(said.err)?.[0] }
}

export function feuilleton(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Answer> {
  return answerOf(startCommand(args, env))
}

export type Folder = { path: string; remove(): Promise<void> }

/** A new folder, with an embedded PostgreSQL in it or not, that goes with everything in it. */
export async function temporaryFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'feuilleton-cli-'))
  await chmod(path, 0o711) // root hands PostgreSQL to another user, who has to pass through
  return {
    path,
    async remove() {
      await removeEmbeddedPostgres(join(path, 'postgres'))
      await rm(path, { recursive: true, force: true })
    },
  }
}

/** The command lines of other processes, of whatever parent, that have `text` in their arguments or environment. */
export async function processesWith(text: string): Promise<string[]> {
  if (process.platform !== 'linux') return commandLinesWith(text)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
  const all = await Promise.all(pids.map((pid) => describeProcess(pid)))
  return all.filter(({ args, env }) => args.includes(text) || env.includes(text)).map(({ args }) => args)
}

function commandLinesWith(text: string): string[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'command='], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(text))
}

async function describeProcess(pid: string): Promise<{ args: string; env: string }> {
  try {
    const [args = '', env = ''] = await Promise.all(
      ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
    )
    return { args: args.replaceAll('\0', ' '), env }
  } catch {
    return { args: '', env: '' } // it ended while we looked
  }
}
