import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { scratchPostgres } from '../measure/postgres.ts'
import { type ProgramFigures, timedProgram } from '../measure/timed-program.ts'
import { inTurns, medians } from '../measure/turns.ts'
import { ROOT } from '../wire/course.ts'

export type CommandRow = ProgramFigures & { name: string }

const BIN = fileURLToPath(new URL('../../bin/feuilleton.js', import.meta.url))

/** How long a command takes to answer: from its start to its end, its caches filled by one run before. */
export async function timeCommands({ rounds }: { rounds: number }): Promise<CommandRow[]> {
  const postgres = await scratchPostgres({ durable: true })
  try {
    const db = openDatabase(postgres.url, {
      connections: 1,
      onError: (error) => console.error(error.message),
    })
    await migrate(db)
    const running = { DATABASE_URL: postgres.url }
    const contenders = [
      command('node, with nothing to do', ['-e', '0'], {}),
      command('feuilleton --help', [BIN, '--help'], {}),
      command('feuilleton cohort list', [BIN, 'cohort', 'list'], running),
      command('feuilleton audit', [BIN, 'audit'], running),
    ]
    for (const { run } of contenders) await run()
    const all = await inTurns(contenders, rounds)
    await db.destroy()
    return contenders.map(({ name }) => ({ name, ...medians(all.get(name) ?? []) }))
  } finally {
    await postgres.remove()
  }
}

function command(name: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const all = { PATH: process.env.PATH, FEUILLETON_ROOT: ROOT, ...env }
  return { name, run: () => timedProgram([process.execPath, ...args], all) }
}
