import type { Command } from 'commander'
import { jsonOption } from '../options.ts'
import { run } from '../run.ts'

/** Commands about addresses that nothing is sent to. */
export function addSuppressionCommands(program: Command): void {
  const suppression = program
    .command('suppression')
    .description('addresses that nothing is sent to any more, from no cohort')
  suppression
    .command('list')
    .description('which, why and since when')
    .option('--all', 'those that were taken back, too')
    .option('--csv', 'for spreadsheets')
    .addOption(jsonOption())
    .action((options) =>
      run(async (config, output) =>
        (await import('./suppression.ts')).showSuppressions(config, options, output),
      ),
    )
  suppression
    .command('add <addresses...>')
    .description('send nothing there any more')
    .option('--reason <words>', 'why; kept with it')
    .action((addresses, options) =>
      run(async (config, output) =>
        (await import('./suppression.ts')).addToSuppressions(config, addresses, options, output),
      ),
    )
  suppression
    .command('remove <addresses...>')
    .description('let the next letters leave again; what it was and why it is over are kept')
    .option('--reason <words>', 'why; kept for whoever looks at it later')
    .action((addresses, options) =>
      run(async (config, output) =>
        (await import('./suppression.ts')).takeFromSuppressions(config, addresses, options, output),
      ),
    )
}
