import { type ChildProcess, fork } from 'node:child_process'
import type { Accepted } from './mail-folder.ts'
import type { RelayMessage } from './relay-process.ts'

/**
 * The relay of a rehearsal. It is a process of its own, as real relays are, which also keeps its memory out of ours.
 */
export type RehearsalRelay = {
  port: number
  /** Closes the relay. Returns what it took, by delivery, in the order of arrival. */
  finish(): Promise<ReadonlyMap<number, Accepted>>
  /** Kills the relay at once. */
  kill(): void
}

/** Starts a relay that writes every message to `<directory>/mail/`, which must exist. */
export async function startRelay(directory: string): Promise<RehearsalRelay> {
  const child = fork(new URL('./relay-process.ts', import.meta.url), [directory])
  const ready = await nextMessage(child)
  if (!('port' in ready)) throw new Error('the relay of the rehearsal did not say its port')
  return {
    port: ready.port,
    async finish() {
      const answer = nextMessage(child)
      child.send('finish')
      const last = await answer
      child.disconnect()
      return new Map('accepted' in last ? last.accepted : [])
    },
    kill: () => child.kill('SIGKILL'),
  }
}

function nextMessage(child: ChildProcess): Promise<RelayMessage> {
  return new Promise((said, failed) => {
    const ended = () => failed(new Error('the relay of the rehearsal ended too early'))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      said(message as RelayMessage)
    })
  })
}
