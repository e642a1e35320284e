import { runCommandLine } from '../../src/cli/command-line.ts'
import { type Answer, usualEnv } from './command.ts'

/**
 * Runs a command as `feuilleton` of `command.ts` does, in this process: to start one and load its parts costs thirty times
 * what most commands do. That one ends by itself, and what it says when it fails, shows in a process of its own only.
 */
export async function commandHere(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Answer> {
  const said = { out: '', err: '' }
  const before = process.env
  const [out, err] = [
    hear(process.stdout, (text) => (said.out += text)),
    hear(process.stderr, (text) => (said.err += text)),
  ]
  process.env = usualEnv(env)
  try {
    await runCommandLine(args)
    return { code: Number(process.exitCode ?? 0), ...said, trace: undefined }
  } finally {
    process.env = before
    process.exitCode = undefined
    out.restore()
    err.restore()
  }
}

/** Passes what is written to a stream on, and nothing to the stream. */
function hear(stream: NodeJS.WriteStream, onText: (text: string) => void): { restore(): void } {
  const { write } = stream
  stream.write = (text: string | Uint8Array) => {
    onText(text.toString())
    return true
  }
  return {
    restore() {
      stream.write = write
    },
  }
}
