import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { KEPT, type Said } from './parent-process.ts'

/** A worker in a process of its own. */
export type WorkerProcess = {
  pid: number
  /** Resolves once it serves, with the address of its health pages; with undefined when it ends before. */
  serving: Promise<string | undefined>
  /** Resolves with its exit code; null when a signal ended it. */
  ended: Promise<number | null>
  signal(signal: NodeJS.Signals): void
}

/**
 * Starts a worker with the environment and the output of this process. It is in a group of its own, so that Ctrl+C comes
 * to it once, from here; it ends by itself when this process is gone.
 */
export function startWorkerProcess(): WorkerProcess {
  const [, command = ''] = process.argv
  const child = spawn(process.execPath, [...process.execArgv, command, 'worker', KEPT], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  // It rejects when the system has no room for another process.
  const ended = once(child, 'exit').then(
    () => child.exitCode,
    () => null,
  )
  const said = new Promise<string>((heard) => {
    child.once('message', (message) => heard((message as Said).url))
  })
  return {
    pid: child.pid ?? 0,
    serving: Promise.race([said, ended.then(() => undefined)]),
    ended,
    signal: (signal) => void child.kill(signal),
  }
}
