import type { Command } from 'commander'
import { byOption } from '../author.ts'
import { jsonOption } from '../options.ts'
import { run, runForServer } from '../run.ts'

/** Commands about what was sent: the audit, the letters that wait for a decision, and the mail that comes back. */
export function addLedgerCommands(program: Command): void {
  program
    .command('audit [cohort]')
    .description('check the ledger against the promises; exit code 1 when one is broken')
    .addOption(jsonOption())
    .action((cohort, options) =>
      run(async (config, output) => (await import('./audit.ts')).audit(config, cohort, options, output)),
    )
  program
    .command('returned')
    .description('read a mail that came back, from standard input; exit code 75 when it has to come again')
    .option('--recipient <address>', 'whom its envelope names')
    .option('--explain', 'only print what it says, as JSON; nothing changes')
    .addOption(byOption())
    .action((options) =>
      runForServer(async (config, output) => {
        const { returned } = await import('./returned.ts')
        return returned(config, options, { input: process.stdin, output })
      }),
    )
  const unknown = program
    .command('unknown')
    .description('letters that were handed over and never answered for: nobody knows whether they left')
  addWaitingCommands(unknown, 'unknown')
  const held = program.command('held').description('letters that could not be written')
  addWaitingCommands(held, 'held')
}

function addWaitingCommands(command: Command, state: 'unknown' | 'held'): void {
  command
    .command('list')
    .description('which, why, and what can be done')
    .option('--all', 'also those that were left as they are')
    .addOption(jsonOption())
    .action((options) =>
      run(async (config, output) =>
        (await import('./waiting.ts')).listWaitingLetters(config, state, options, output),
      ),
    )
  const resolve = command
    .command('resolve <id...>')
    .description('decide about some of them; the decision is written down')
    .option('--resend', 'let them leave again, if they have not expired')
    .option('--leave', 'leave them as they are, and off the list')
    .addOption(byOption())
  if (state === 'unknown') resolve.option('--submitted <line>', 'the relay has them: its line, from its log')
  resolve.action((ids, options) =>
    run(async (config, output) =>
      (await import('./waiting.ts')).resolveLetters(config, { state, ids }, options, output),
    ),
  )
}
