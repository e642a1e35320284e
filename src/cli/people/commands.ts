import type { Command } from 'commander'
import { byOption } from '../author.ts'
import { addListOptions, jsonOption } from '../options.ts'
import { run } from '../run.ts'
import { addPersonCommands } from './person-commands.ts'

/** Commands about people: enrolling them, what they agreed to, and addresses that nothing is sent to. */
export function addPeopleCommands(program: Command): void {
  addEnrolCommand(program)
  addConsentCommand(program)
  addSuppressionCommands(program)
  addPersonCommands(program)
}

function addEnrolCommand(program: Command): void {
  addListOptions(program.command('enrol <cohort> [addresses...]'))
    .description('enrol people in a cohort')
    .option('--csv <file>', 'a list of people, CSV or XLSX: address, first name, zone, hour')
    .option('--basis <words>', 'how these people agreed to it, in your words; kept as the proof of each')
    .addOption(byOption())
    .action((slug, addresses, options) =>
      run(async (config, output) =>
        (await import('./enrol.ts')).enrol(config, { cohort: slug, addresses }, options, output),
      ),
    )
}

function addConsentCommand(program: Command): void {
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

function addSuppressionCommands(program: Command): void {
  const suppression = program
    .command('suppression')
    .description('addresses that nothing is sent to any more, from no cohort')
  suppression
    .command('list')
    .description('which, why and since when')
    .option('--all', 'also those that were lifted')
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
    .addOption(byOption())
    .action((addresses, options) =>
      run(async (config, output) =>
        (await import('./suppression.ts')).addToSuppressions(config, addresses, options, output),
      ),
    )
  suppression
    .command('remove <addresses...>')
    .description('let the next letters leave again; what it was and why it is over are kept')
    .option('--reason <words>', 'why; kept with it')
    .addOption(byOption())
    .action((addresses, options) =>
      run(async (config, output) =>
        (await import('./suppression.ts')).takeFromSuppressions(config, addresses, options, output),
      ),
    )
}
