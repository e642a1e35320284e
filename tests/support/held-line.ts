import { startProxy, type TcpProxy } from './tcp-proxy.ts'

/** What a process says to a server at the step where it is to be held; `connection` is the one that it says it on. */
export type Step = (said: Buffer, connection: number) => boolean

/** A line from a process to a server on which the process can be held at a step, from outside. */
export type HeldLine = {
  port: number
  /**
   * Resolves when the process has come to a step. What it says there arrives; it hears nothing more, and waits, until
   * `goOn`.
   */
  held(step: Step): Promise<void>
  /** Lets what is held, or was, come through. */
  goOn(): void
  close(): Promise<void>
}

export async function startHeldLine(target: number): Promise<HeldLine> {
  const proxy: TcpProxy = await startProxy(target)
  return {
    port: proxy.port,
    held: (step) =>
      new Promise((come) => {
        proxy.onClientBytes((said, connection) => {
          if (!step(said, connection)) return undefined
          proxy.onClientBytes(undefined)
          proxy.stall(true)
          come()
          return undefined
        })
      }),
    goOn: () => proxy.stall(false),
    close: () => proxy.close(),
  }
}

/** The process says these words. */
export function says(words: string): Step {
  return (said) => said.includes(words)
}

/** The process commits what began with these words. */
export function commitsAfter(words: string): Step {
  const begun = new Set<number>()
  return (said, connection) => {
    if (said.includes(words)) begun.add(connection)
    return begun.has(connection) && said.includes('commit')
  }
}
