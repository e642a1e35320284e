/** The option by which a worker knows that the process which starts it keeps it. */
export const KEPT = '--kept'

/** The process that keeps this one among others, see `run-processes.ts`. */
export type ParentProcess = {
  /** Tells it where the health pages of this one are, once it serves. */
  tell(said: Said): void
  /** Resolves when it is gone, however it ended: nobody would end this process then. */
  gone: Promise<string>
}

export type Said = { url: string }

/** Undefined where there is nobody to tell. */
export function parentProcess(): ParentProcess | undefined {
  const { channel } = process
  if (!channel || !process.send) return undefined
  const { promise, resolve } = Promise.withResolvers<string>()
  process.once('disconnect', () => resolve('the parent process is gone'))
  channel.unref() // who listens to it would never end
  return { tell: (said) => void process.send?.(said), gone: promise }
}
