import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from '../../domain/user-error.ts'
import { isProcessAlive } from '../../store/process-alive.ts'

const marked = z.object({ pid: z.number().int().positive(), url: z.string().optional() })
type Mark = z.infer<typeof marked>

const ANSWERS_WITHIN_MS = 2_000

/**
 * The mark that a demonstration leaves in its folder while it runs, so that another one does not empty its database.
 */
export type DemoMark = { tell(url: string): void; remove(): void }

/**
 * Marks the folder of the demonstration as ours. Replaces the mark of one that ended without removing it.
 * @throws UserError when another demonstration runs there. It says where, and how to run a second one.
 */
export async function markDemo(varDir: string): Promise<DemoMark> {
  mkdirSync(varDir, { recursive: true })
  const file = join(varDir, 'running.json')
  const other = readMark(file)
  if (other && (await isRunning(other))) throw alreadyRunning(other)
  rmSync(file, { force: true })
  write(file, { pid: process.pid })
  return {
    tell: (url) => writeFileSync(file, JSON.stringify({ pid: process.pid, url })),
    remove: () => rmSync(file, { force: true }),
  }
}

function readMark(file: string): Mark | undefined {
  try {
    return marked.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Process ids are reused. If the mark has a URL, something must answer there, however slowly. */
async function isRunning({ pid, url }: Mark): Promise<boolean> {
  if (!isProcessAlive(pid)) return false
  if (url === undefined) return true
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
    () => true,
    (error: Error) => error.name === 'TimeoutError',
  )
}

/** If two start at the same moment, one of them finds the other's mark. */
function write(file: string, mark: Mark): void {
  try {
    writeFileSync(file, JSON.stringify(mark), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyRunning(readMark(file))
    throw error
  }
}

/** The error for a second demonstration in this folder. The mark tells where the first one is. */
export function alreadyRunning(mark?: Mark): UserError {
  const where = mark?.url === undefined ? '' : ` at ${mark.url}/outbox`
  const which = mark === undefined ? '' : ` (process ${mark.pid})`
  return new UserError(
    `a demonstration is running here already${where}${which}: nothing of it was touched.\n` +
      'Stop it with Ctrl+C first, or have another beside it in a folder of its own: ' +
      'VAR_DIR=/tmp/another-demo npx feuilleton demo',
  )
}
