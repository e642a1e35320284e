import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { processesWith } from './command.ts'

const name = randomUUID()
const CARELESS = `
import { spawn } from 'node:child_process'
import { endAtExit } from ${JSON.stringify(new URL('end-at-exit.ts', import.meta.url))}
const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', process.argv[1]])
endAtExit(child)
child.once('spawn', () => END)`

it.each(['process.exit(0)', "process.kill(process.pid, 'SIGTERM')"])(
  'a child does not outlive a test process that forgot it and ends by %s',
  async (end) => {
    const script = CARELESS.replace('END', end)
    const ending = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, name])
    await ending.catch((error: { code: number }) => expect(error.code).toBe(143))
    await expect.poll(() => processesWith(name)).toEqual([])
  },
)
