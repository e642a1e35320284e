import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { endAtExit } from './end-at-exit.ts'
import { KEEPING_PARTS } from './kept-parts/environment.ts'

const BIN = fileURLToPath(new URL('../../bin/feuilleton.js', import.meta.url))
/** To end what hangs; a busy machine may take its time. */
const WITHIN_MS = 240_000
const ANSWER_WITHIN_MS = 5_000

/** The commands of `feuilleton` that run until they are told to stop. */
export type Role = 'serve' | 'worker' | 'web' | 'receive'

export type Env = Readonly<Record<string, string>>

/** One run of a `feuilleton` process, from its start to its end. */
export type ServiceRun = {
  child: ChildProcess
  pid: number
  /** Everything that it has said so far. */
  output(): string
  /** Where its pages are, once it has said so. */
  url(): string | undefined
  /** Waits until its pages listen; throws with its output when it ends before. */
  listening(): Promise<string>
  /** Waits until it says that it can do its work; throws with its output when it ends before. */
  ready(): Promise<string>
  /** Waits for its end; resolves with the exit code, null after a kill. */
  ended(): Promise<number | null>
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts a role of `feuilleton` as people do, on any free port, and waits for nothing. */
export function startRun(role: Role, env: Env, options: readonly string[] = []): ServiceRun {
  const child = spawn(process.execPath, [BIN, role, ...options], {
    env: {
      ...KEEPING_PARTS,
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), // halves the time to start
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endAtExit(child)
  const said = collect(child)
  const ended = once(child, 'exit').then(() => child.exitCode)
  const url = () => /serves at (\S+)/.exec(said.output)?.[1]
  const unlessClosed = <T>(ask: () => Promise<T | undefined> | T | undefined) =>
    until(async () => {
      const answer = await ask()
      if (answer === undefined && said.isClosed) throw new Error(`the service ended:\n${said.output}`)
      return answer
    })
  return {
    child,
    pid: child.pid ?? 0,
    output: () => said.output,
    url,
    listening: () => unlessClosed(url),
    ready: () => unlessClosed(async () => isReady(url())),
    ended: () => ended,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

function collect(child: ChildProcess): { output: string; isClosed: boolean } {
  const said = { output: '', isClosed: false }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.output += text
    })
  }
  child.once('close', () => {
    said.isClosed = true
  })
  return said
}

async function isReady(url: string | undefined): Promise<string | undefined> {
  if (url === undefined) return undefined
  const request = fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
  // A process that just ended does not answer: its end is noticed where this is asked.
  return (await request.then(
    ({ ok }) => ok,
    () => false,
  ))
    ? url
    : undefined
}

export type ServiceProcess = Pick<ServiceRun, 'end' | 'output'> & { url: string }

/** Starts `feuilleton serve` and waits until it is ready. */
export async function startServiceProcess(env: Env): Promise<ServiceProcess> {
  const { ready, end, output } = startRun('serve', env)
  return { url: await ready(), end, output }
}

/** Asks until there is an answer. */
export async function until<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + WITHIN_MS
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`waited for four minutes: ${ask}`)
    await pause(100)
  }
}
