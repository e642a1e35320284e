import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { lastingPort } from '../../tests/support/lasting-port.ts'
import type { SinkMessage } from '../sink-process.ts'

/** A relay that takes whatever comes and forgets it, in a process of its own. */
export type SinkRelay = { port: number; pid: number; end(): void }

/** `firstLetterAt` waits for it: milliseconds since 1970. */
export type CountingRelay = SinkRelay & { firstLetterAt(): Promise<number> }

/** Debian has its programs where only root looks for them. */
export const POSTFIX_PATH = `${process.env.PATH}:/usr/sbin`

const BACKLOG = '500'
/** In seconds. Idle connections of a service are kept while others have their turn. */
const TIMEOUT = '3600'
const LOOK_EVERY_MS = 50
const GIVE_UP_MS = 60_000

/** Postfix's smtp-sink, which answers at once and takes the least of a processor. */
export async function startSmtpSink(): Promise<SinkRelay> {
  const port = await lastingPort()
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child = spawn('smtp-sink', [...asNobody, '-t', TIMEOUT, `127.0.0.1:${port}`, BACKLOG], {
    stdio: 'inherit',
    env: { ...process.env, PATH: POSTFIX_PATH },
  })
  await once(child, 'spawn')
  while (!(await listens(port))) await pause(LOOK_EVERY_MS)
  return relayOf(child, port)
}

/** A sink that answers each final dot after so many milliseconds, and knows when the first came. */
export async function startCountingRelay({ holdMs }: { holdMs: number }): Promise<CountingRelay> {
  const child = fork(new URL('../sink-process.ts', import.meta.url), [`${holdMs}`])
  const said = async () => ((await once(child, 'message')) as [SinkMessage])[0]
  const { port } = await said()
  const firstLetterAt = async () => {
    // A small dispatch is expanded before its first letter has left.
    for (const giveUp = Date.now() + GIVE_UP_MS; Date.now() < giveUp; await pause(LOOK_EVERY_MS)) {
      child.send('how far?')
      const { firstAt } = await said()
      if (firstAt !== undefined) return firstAt
    }
    throw new Error('no letter has left')
  }
  return { ...relayOf(child, port), firstLetterAt }
}

function relayOf(child: ChildProcess, port: number): SinkRelay {
  process.once('exit', () => child.kill())
  return { port, pid: child.pid ?? 0, end: () => void child.kill() }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false // not yet
  } finally {
    socket.destroy()
  }
}
