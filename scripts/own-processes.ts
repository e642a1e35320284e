import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

export type Env = Readonly<Record<string, string>>

/** A process that this one started, by its name in docker-compose.yml. */
export type OwnProcess = {
  name: string
  pid: number
  output(): string
  /** Waits for its end; the exit code, null after a kill. */
  ended(): Promise<number | null>
  /** Sends SIGTERM and waits for its end. */
  stop(): Promise<number | null>
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a process with this environment and the PATH alone; it is killed when this process ends before it. */
export function startOwn(
  name: string,
  [program = '', ...args]: readonly string[],
  { env, cwd }: { env: Env; cwd: string },
): OwnProcess {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl+C is for us: the others are stopped in order
  })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = once(child, 'close').then(() => {
    running.delete(child)
    return child.exitCode
  })
  return {
    name,
    pid: child.pid ?? 0,
    output: () => said,
    ended: () => ended,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Asks every tenth of a second until the answer is true; throws after `seconds` without one. */
export async function waitUntil(
  what: string,
  isTrue: () => Promise<boolean> | boolean,
  seconds = 120,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain for this: ${what}`)
    await pause(100)
  }
}
