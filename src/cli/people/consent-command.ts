import type { Command } from 'commander'
import { jsonOption } from '../options.ts'
import { run } from '../run.ts'

/** Commands about what people agreed to. */
export function addConsentCommands(program: Command): void {
  program
    .command('consent <address>')
    .description('the proof of what one person agreed to: when, in which words, from where')
    .addOption(jsonOption())
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./consent.ts')).showConsent(config, address, options, output),
      ),
    )
}
