import type { ChildProcess } from 'node:child_process'

const alive = new Set<ChildProcess>()

/** Kills a child when this process ends before it: the last resort, for tests that forget or fail. */
export function endAtExit(child: ChildProcess): void {
  if (alive.size === 0) process.once('exit', killAll).once('SIGTERM', leave)
  alive.add(child)
  child.once('exit', () => {
    alive.delete(child)
    if (alive.size === 0) process.off('exit', killAll).off('SIGTERM', leave)
  })
}

/** Vitest ends its workers by SIGTERM, after which no `exit` comes by itself. */
function leave(): void {
  process.exit(143)
}

function killAll(): void {
  for (const child of alive) child.kill('SIGKILL')
}
