import type { Output } from '../../src/cli/output.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { TestDatabase } from './database.ts'

type Command = (config: Config, output: Output) => Promise<number>

/** What a command says on the database of a test, run in this process. */
export async function linesOf({ url }: Pick<TestDatabase, 'url'>, command: Command): Promise<string[]> {
  const lines: string[] = []
  const out = (line: string) => lines.push(line)
  await command(readConfig({ DATABASE_URL: url }), { out, err: out })
  return lines
}
